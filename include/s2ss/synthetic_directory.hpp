#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "s2ss/date.hpp"
#include "s2ss/directory.hpp"
#include "s2ss/request.hpp"
#include "s2ss/school.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss {

struct SyntheticOptions {
  Taxonomy taxonomy = Taxonomy::default_scheme();
  Date as_of = Date::from_days(20697);  ///< 2026-09-01.
  std::vector<School> schools;          ///< Real or own schools; empty: England-like ones are invented.
  std::size_t nominees = 500;           ///< 1 to 10,000,000.
  std::size_t invented_schools = 0;     ///< With no schools given; 0 invents one for every four nominees, at least 12.
  std::uint64_t seed = 0;
  double past_links_per_nominee = 0.8;  ///< On average, 0 to 100.
};

/// A directory that looks like a real programme: schools clustered in towns and countryside, trusts from one school to
/// dozens, twelve districts to a county; nominees with a skewed supply of topics, availability, limits and reviews;
/// past links that favour near schools and the same trust. No person is in it: contacts are empty.
///
/// The same options give the same directory on every platform. O(n log n). Throws InputError for options out of range.
[[nodiscard]] Directory synthetic_directory(const SyntheticOptions& options = {});

struct SyntheticRequestOptions {
  std::size_t requests = 40;
  std::uint64_t seed = 0;
};

/// Requests from the directory's open schools, with a skewed demand of topics. The same bytes everywhere.
[[nodiscard]] std::vector<Request> synthetic_requests(const Directory& directory,
                                                      const SyntheticRequestOptions& options = {});

}  // namespace s2ss
