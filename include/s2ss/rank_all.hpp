#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "s2ss/criterion.hpp"
#include "s2ss/directory.hpp"
#include "s2ss/index.hpp"
#include "s2ss/parts.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"

namespace s2ss {

/// The shortlists of many requests as columns of one length, in the order of the requests and then of rank.
struct RankTable {
  Directory directory;                          ///< What the indices refer to.
  std::vector<std::string> requests;            ///< The requests' ids, in the order given.
  std::vector<SchoolIndex> requesting_schools;  ///< Their schools, in the same order.

  std::vector<std::uint32_t> request;  ///< Position in `requests`.
  std::vector<std::uint32_t> rank;     ///< From 1.
  std::vector<NomineeIndex> nominee;
  std::vector<SchoolIndex> school;  ///< The supporting school.
  std::vector<Total> total;
  std::vector<Parts> parts;
  std::vector<std::string> criteria;                     ///< Names of the user's criteria, ascending.
  std::vector<std::vector<Millionths>> criterion_parts;  ///< A column for each of them.

  [[nodiscard]] std::size_t size() const noexcept { return request.size(); }
};

struct RankAllOptions {
  std::size_t limit = 10;   ///< Candidates per request at most, >= 1.
  double variety = 0.0;     ///< As in RankOptions.
  std::size_t threads = 0;  ///< 0 takes as many as the machine has cores. The answer does not depend on it.
  std::function<void(std::size_t done, std::size_t all)> progress = {};  ///< Called from the calling thread.
  std::stop_token stop = {};  ///< When stop is requested, Cancelled is thrown.
  /// Parts of the user's own, each with its weight in the policy; called from several threads. They must live as long
  /// as the call.
  std::span<const Criterion> criteria = {};
};

/// `rank` for many requests. Throws InputError for the first request that does not hold (its position in the pointer),
/// Cancelled when asked to stop.
[[nodiscard]] RankTable rank_all(const Directory& directory, std::span<const Request> requests,
                                 const Policy& policy = {}, const RankAllOptions& options = {});

}  // namespace s2ss
