#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "s2ss/directory.hpp"
#include "s2ss/plan.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"

/// The parts of `verify`. Nothing of the solver is used here, on purpose: what a plan is held against is worked out
/// again from the directory.
namespace s2ss::verification {

__extension__ using Wide = __int128;

inline constexpr std::int64_t no_limit = -1;

/// A pair no rule and no ban stands against.
struct CheckedPair {
  std::uint32_t request = 0;  ///< Position in the requests as given.
  NomineeIndex nominee;
  SchoolIndex school;
  std::uint32_t trust = 0;
  Total total = 0;
  Millionths diversity = 0;
  bool is_held = false, is_pinned = false, is_announced = false;
};

/// Sentences about what is wrong, each once.
class Findings {
 public:
  void require(bool holds, const char* otherwise);
  [[nodiscard]] const std::vector<std::string>& sentences() const noexcept { return sentences_; }

 private:
  std::vector<std::string> sentences_;
};

/// A round as the directory and the plan's rules have it, and what of it the plan holds.
struct CheckedRound {
  const Directory& directory;
  std::span<const Request> requests;
  const Plan& plan;
  std::vector<CheckedPair> pairs;  ///< By request, then by nominee.
  /// Links left and links held, by index; the last trust stands for none.
  std::vector<std::int64_t> nominee_left, school_left, trust_left, nominee_used, school_used, trust_used;
  std::vector<std::int64_t> minimum, pins;  ///< By nominee.
};

/// Works the round out again and finds whether the links of the plan are what they say they are, within every limit.
[[nodiscard]] CheckedRound check_links(const Directory& directory, std::span<const Request> requests,
                                       const Policy& policy, const Plan& plan, Findings& findings);

/// Whether the certificate proves that the plan is best.
void check_bounds(const CheckedRound& round, Findings& findings);

/// Whether no pair would rather have each other.
void check_stable(const CheckedRound& round, Findings& findings);

/// Whether those named to step in could.
void check_offers(const CheckedRound& round, Findings& findings);

}  // namespace s2ss::verification
