#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "s2ss/date.hpp"
#include "s2ss/link.hpp"
#include "s2ss/nominee.hpp"
#include "s2ss/school.hpp"
#include "synth/neighbourhood.hpp"

namespace s2ss::synth {

/// Invents the past links of nominees; those of number i depend on the seed, the schools and i alone.
class LinkMaker {
 public:
  /// `per_nominee` is the average number, in millionths. `schools` must outlive the maker.
  LinkMaker(std::span<const School> schools, Date as_of, std::uint32_t per_nominee, std::uint64_t seed);

  /// Nothing, one or several: a few nominees give many. `school` is the position of the nominee's school.
  [[nodiscard]] std::vector<Link> make(std::size_t number, const Nominee& nominee, std::size_t school) const;

 private:
  std::span<const School> schools_;
  Date as_of_;
  std::uint32_t per_nominee_;
  std::uint64_t seed_;
  Neighbourhood neighbourhood_;
};

}  // namespace s2ss::synth
