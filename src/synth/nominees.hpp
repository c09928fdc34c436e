#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "s2ss/date.hpp"
#include "s2ss/nominee.hpp"
#include "s2ss/school.hpp"
#include "s2ss/taxonomy.hpp"
#include "synth/random.hpp"
#include "synth/topics.hpp"

namespace s2ss::synth {

/// Invents nominees one by one: number i depends on the seed, the schools and i alone, so they can be made in any
/// order and need not be held together.
class NomineeMaker {
 public:
  /// `schools` must outlive the maker; at least one is open.
  NomineeMaker(const Taxonomy& taxonomy, std::span<const School> schools, Date as_of, std::size_t count,
               std::uint64_t seed);

  /// Number 0 to count - 1. Contacts stay empty.
  [[nodiscard]] Nominee make(std::size_t number) const;
  /// Position of that nominee's school.
  [[nodiscard]] std::size_t school_of(std::size_t number) const;

 private:
  std::vector<Expertise> choose_expertise(Role role, Random& random) const;
  void restrict_to_facets(Expertise& expertise, Role role, Random& random) const;

  Taxonomy taxonomy_;
  std::span<const School> schools_;
  Date as_of_;
  std::size_t count_;
  std::uint64_t seed_;
  Topics topics_;
  FacetConcepts facets_;
  WeightedChoice staffing_;  ///< How many nominees a school has, against the others.
};

}  // namespace s2ss::synth
