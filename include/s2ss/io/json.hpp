#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "s2ss/change.hpp"
#include "s2ss/compare.hpp"
#include "s2ss/directory.hpp"
#include "s2ss/directory_builder.hpp"
#include "s2ss/explain.hpp"
#include "s2ss/metrics.hpp"
#include "s2ss/plan.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"
#include "s2ss/resolution.hpp"
#include "s2ss/revise.hpp"
#include "s2ss/shortlist.hpp"
#include "s2ss/stability.hpp"
#include "s2ss/taxonomy.hpp"

/// JSON in and out. The words are those of the design; `json_schema()` publishes the form.
///
/// Reading is strict and streaming: nothing nested deeper than 64, no duplicate or unknown keys, no NUL, UTF-8 only.
/// All faults of a document come together in one InputError with line, column and JSON pointer; a syntax fault ends the
/// reading. Nothing is half-loaded. `source` names the document in faults. Writing is canonical: write, read and write
/// again gives the same bytes.
namespace s2ss {

/// Value types of which one JSON document holds one: School, Nominee, Expertise, Contact, Link, Conflict, Calendar,
/// Change, ChangeBatch, Request, std::vector<Request>, Need, Policy, Shortlist, Candidate, Evidence and all that stands
/// in it (NeedEvidence, FacetEvidence, StepEvidence, LinkEvidence, ConceptReference), Explanation, SingleChange,
/// Stability (PartStability, WeightInterval, Tie), Comparison (PartDifference), Metrics (Share), Plan and what
/// stands in it (RoundRules, AssignedLink, UnmetPlaces, Shortage, LinkPrice, Certificate, Bound, PlanConflict),
/// PlanComparison (Move), Resolution and all that stands in it (ResolvedNeed, Mention, DismissedMention, Question,
/// Phrase), Taxonomy and Concept.
template <typename Value>
[[nodiscard]] std::string to_json(const Value& value);
template <typename Value>
[[nodiscard]] Value from_json(std::string_view text, const std::string& source = {});

[[nodiscard]] std::string to_json(const Directory& directory);

/// A directory's topics only mean something in a taxonomy. Throws InputError also when the document names another
/// scheme.
[[nodiscard]] Directory directory_from_json(std::string_view text, const Taxonomy& taxonomy,
                                            Strictness strictness = Strictness::strict, const std::string& source = {});

template <typename Value>
[[nodiscard]] Value read_json(const std::filesystem::path& path);

[[nodiscard]] Directory read_directory_json(const std::filesystem::path& path, const Taxonomy& taxonomy,
                                            Strictness strictness = Strictness::strict);

template <typename Value>
void write_json(const std::filesystem::path& path, const Value& value);

/// The published JSON Schema (2020-12) of every document; each form stands under `$defs`.
[[nodiscard]] std::string_view json_schema() noexcept;

}  // namespace s2ss
