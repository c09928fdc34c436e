#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "s2ss/directory.hpp"
#include "s2ss/evidence.hpp"
#include "s2ss/index.hpp"
#include "s2ss/parts.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/records.hpp"
#include "s2ss/request.hpp"
#include "s2ss/rule.hpp"

namespace s2ss {

/// Checks a request against a directory: its school, topics, facets, window, sessions, places and limits. Throws
/// InputError with every fault; pointers start with `/`, and `source` names the input.
void validate(const Request& request, const Directory& directory, const std::string& source = {});

/// What the rules and parts say of one pair.
struct PairScore {
  std::optional<Rule> removed_by;  ///< The first rule that removes the nominee; then parts and total are not computed.
  Parts parts;
  Total total = 0;
};

/// What stands behind the parts of one pair and costs little to say; `Scorer::evidence` says the rest.
struct PairFacts {
  int sessions = 0;             ///< Sessions both sides can hold inside the window.
  std::optional<int> distance;  ///< Metres as the crow flies; nothing when coordinates are not known.
};

/// Scores nominees for one request. Everything that depends on the request alone is prepared once; after that each call
/// is cheap, changes nothing and may come from any thread.
///
/// This is the class to use for one's own loops over nominees; `rank` and `explain` are made of it.
class Scorer {
 public:
  /// Keeps the directory's shared state. Throws InputError for a request or policy that does not hold, and for a policy
  /// with criteria: they are scored in batches, by `rank`, `rank_all` and `explain`.
  /// O(needs + days of the window / 64 + past links of the requesting school), and once for each topic, facet and
  /// policy that a directory meets O(concepts + arrows).
  Scorer(Directory directory, const Request& request, const Policy& policy = {});

  /// The built-in parts alone, for those who add the policy's criteria themselves: totals lack what the criteria give,
  /// and below_min_score, which depends on it, is not applied.
  [[nodiscard]] static Scorer of_built_in_parts(Directory directory, const Request& request, const Policy& policy);

  Scorer(Scorer&&) noexcept;
  Scorer& operator=(Scorer&&) noexcept;
  ~Scorer();

  /// The fast way: stops at the first rule that removes the nominee. O(needs x expertise).
  [[nodiscard]] PairScore score(NomineeIndex nominee) const;

  /// The same as if the nominee's record were another one, everybody else's being as it is. `changed` must be at home
  /// in the directory: its runs and indices are taken as they are.
  [[nodiscard]] PairScore score(NomineeIndex nominee, const NomineeRecord& changed) const;

  /// The nominees one has to look at, ascending: everybody else is removed by their Standing or, in good standing, by
  /// no_subject_fit. O(nominees / 64 + those who offer something near a need).
  [[nodiscard]] std::vector<NomineeIndex> scope() const;

  /// Every rule that removes the nominee, in their order.
  [[nodiscard]] std::vector<Rule> rules(NomineeIndex nominee) const;
  /// The parts, whether or not a rule removes the nominee.
  [[nodiscard]] Parts parts(NomineeIndex nominee) const;
  [[nodiscard]] Total total(const Parts& parts) const noexcept;
  /// The facts behind the parts.
  [[nodiscard]] Evidence evidence(NomineeIndex nominee) const;
  [[nodiscard]] PairFacts facts(NomineeIndex nominee) const;

  [[nodiscard]] const Directory& directory() const noexcept;
  [[nodiscard]] SchoolIndex requesting_school() const noexcept;

  /// For the library's own modules: what has been prepared.
  struct State;
  explicit Scorer(std::unique_ptr<const State> state) noexcept;
  [[nodiscard]] const State& state() const noexcept { return *state_; }

 private:
  std::unique_ptr<const State> state_;
};

}  // namespace s2ss
