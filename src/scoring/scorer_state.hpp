#pragma once

#include <memory>
#include <span>

#include "s2ss/scorer.hpp"
#include "scoring/availability.hpp"
#include "scoring/diversity.hpp"
#include "scoring/hard_rules.hpp"
#include "scoring/policy_tables.hpp"
#include "scoring/proximity.hpp"
#include "scoring/subject_fit.hpp"

namespace s2ss {

/// What a Scorer has prepared. The parts refer to `directory` and `tables`, which stand before them.
struct Scorer::State {
  /// Both must have been checked.
  State(const Directory& from, const Request& request, const Policy& rules_policy, SchoolIndex requesting_school);
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  /// Goes through the rules in their order and calls `removed(rule)` for each that removes the nominee, until it
  /// returns true. Returns the parts; they are complete unless it was stopped.
  template <typename Removed>
  PairScore examine(NomineeIndex index, const NomineeRecord& nominee, const Removed& removed) const;
  template <typename Removed>
  PairScore examine(NomineeIndex index, const Removed& removed) const {
    return examine(index, nominees[index.value], removed);
  }

  Directory directory;
  std::span<const NomineeRecord> nominees;
  Policy policy;
  std::shared_ptr<const PolicyTables> tables;
  Modes request_modes;
  int sessions_asked;
  SchoolIndex requesting;
  HardRules hard_rules;
  SubjectFit subject_fit;
  CommonSessions availability;
  Diversity diversity;
  Proximity proximity;
};

}  // namespace s2ss
