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
  std::vector<School> schools = {};     ///< Real or own schools; empty: England-like ones are invented.
  std::size_t nominees = 500;           ///< 1 to 10,000,000.
  std::size_t invented_schools = 0;     ///< With no schools given, at most 2,500,000; 0 invents one for every four
                                        ///< nominees, at least 12.
  std::uint64_t seed = 0;
  double past_links_per_nominee = 0.8;  ///< On average, 0 to 100, and at most 50,000,000 links in all.
};

/// A directory that looks like a real programme: schools clustered in towns and countryside, trusts from one school to
/// dozens, twelve districts to a county; nominees with a skewed supply of topics, availability, limits and reviews;
/// past links that favour near schools and the same trust. No person is in it: contacts are empty.
///
/// Given schools are used as they are. Those of Lancashire (888) follow its shipped calendar, other real authorities
/// have none; each invented authority has one like Lancashire's, one school in twenty its own INSET days and blackouts.
/// Years the shipped calendar does not cover are taken from one that it does, moved by whole weeks.
///
/// The same options give the same directory on every platform. Nominee number i is the same, apart from school and id,
/// however many there are. O(n log n). Throws InputError for options out of range, faulty schools, schools of which
/// none is open, and an `as_of` before 1910 or after 2190.
[[nodiscard]] Directory synthetic_directory(const SyntheticOptions& options = {});

struct SyntheticRequestOptions {
  std::size_t requests = 40;
  std::uint64_t seed = 0;
};

/// Requests from the directory's open schools, with a skewed demand of topics, other than the supply's, and windows of
/// two to eight weeks within the year after `as_of`. The same bytes everywhere. Throws InputError for more than
/// 10,000,000 requests and for a directory without an open school. O(n log n).
[[nodiscard]] std::vector<Request> synthetic_requests(const Directory& directory,
                                                      const SyntheticRequestOptions& options = {});

}  // namespace s2ss
