#include "taxonomy/scheme_checks.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "core/text.hpp"
#include "core/utf8.hpp"
#include "taxonomy/nearest_ids.hpp"

namespace s2ss {
namespace {

/// The checks of one scheme, in the order `check_scheme` calls them.
class SchemeChecks {
 public:
  SchemeChecks(std::span<const Concept> concepts, std::string_view source, FaultList& faults)
      : concepts_(concepts), source_(source), faults_(faults) {}

  void check_ids();
  void check_labels();
  void resolve_references();
  void check_circles();
  void check_related();

  ResolvedScheme scheme;

 private:
  using References = std::vector<std::string> Concept::*;

  void check_labels_of(std::size_t position, std::string_view field, const std::vector<std::string>& labels);
  void check_patterns(std::size_t position, std::string_view field, const std::vector<std::string>& labels);
  Arrows resolve(std::string_view field, References references);
  std::optional<std::uint32_t> find(std::string_view id) const;
  std::string did_you_mean(std::string_view id) const;
  std::string print_circle(const std::vector<std::uint32_t>& circle) const;
  void report(std::size_t position, std::string_view field, std::optional<std::size_t> item, std::string expected,
              std::string mend);

  std::span<const Concept> concepts_;
  std::string_view source_;
  FaultList& faults_;
  std::vector<std::string_view> ids_;
};

void sort_without_repeats(std::vector<std::uint32_t>& numbers);

}  // namespace

ResolvedScheme check_scheme(std::span<const Concept> concepts, std::string_view source, FaultList& faults) {
  SchemeChecks checks(concepts, source, faults);
  checks.check_ids();
  checks.check_labels();
  checks.resolve_references();
  checks.check_circles();
  checks.check_related();
  return std::move(checks.scheme);
}

namespace {

bool is_well_formed(std::string_view id) {
  if (id.empty() || id.size() > longest_concept_id) return false;
  if (id.front() == '-' || id.back() == '-' || id.find("--") != id.npos) return false;
  return std::ranges::all_of(id, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

void SchemeChecks::check_ids() {
  std::vector<std::uint32_t> by_id;
  for (std::size_t position = 0; position < concepts_.size(); ++position) {
    if (is_well_formed(concepts_[position].id)) {
      by_id.push_back(static_cast<std::uint32_t>(position));
    } else {
      report(position, "id", {}, "lower-case letters, digits and single hyphens, at most 64 bytes",
             "write the words of the label in lower case, joined by hyphens");
    }
  }
  std::ranges::stable_sort(by_id, {}, [&](auto position) { return std::string_view(concepts_[position].id); });
  for (const auto position : by_id) {
    if (!ids_.empty() && ids_.back() == concepts_[position].id) {
      report(
          position, "id", {}, "an id of its own",
          "the id is taken by /concepts/" + std::to_string(scheme.positions.back()) + "; rename or remove one of them");
    } else {
      ids_.push_back(concepts_[position].id);
      scheme.positions.push_back(position);
    }
  }
}

void SchemeChecks::check_labels() {
  for (std::size_t position = 0; position < concepts_.size(); ++position) {
    const Concept& checked = concepts_[position];
    if (text::trim(checked.pref_label).empty()) {
      report(position, "pref_label", {}, "a label to show", "write the topic's name");
    } else if (find_invalid_utf8(checked.pref_label) != std::string::npos) {
      report(position, "pref_label", {}, "text in UTF-8", "save the scheme as UTF-8");
    }
    check_labels_of(position, "alt_labels", checked.alt_labels);
    check_labels_of(position, "hidden_labels", checked.hidden_labels);
    check_labels_of(position, "uncertain_labels", checked.uncertain_labels);
    check_labels_of(position, "role_labels", checked.role_labels);
    check_labels_of(position, "cues", checked.cues);
    check_patterns(position, "uncertain_labels", checked.uncertain_labels);
    check_patterns(position, "role_labels", checked.role_labels);
    check_patterns(position, "cues", checked.cues);
  }
}

void SchemeChecks::check_labels_of(std::size_t position, std::string_view field,
                                   const std::vector<std::string>& labels) {
  for (std::size_t item = 0; item < labels.size(); ++item) {
    if (text::trim(labels[item]).empty()) {
      report(position, field, item, "a label that is not blank", "remove the entry");
    } else if (find_invalid_utf8(labels[item]) != std::string::npos) {
      report(position, field, item, "text in UTF-8", "save the scheme as UTF-8");
    }
  }
}

// "head of @subjects" and "@subjects": what follows the sign is an id.
void SchemeChecks::check_patterns(std::size_t position, std::string_view field,
                                  const std::vector<std::string>& labels) {
  for (std::size_t item = 0; item < labels.size(); ++item) {
    const std::string_view label = labels[item];
    const std::size_t sign = label.find('@');
    if (sign == label.npos) continue;
    const std::string_view id = label.substr(sign + 1, label.find(' ', sign) - sign - 1);
    if (!find(id)) {
      report(position, field, item, "after @ the id of a concept of this scheme", did_you_mean(id));
    } else if (label.find('@', sign + 1) != label.npos) {
      report(position, field, item, "at most one @", "leave one concept to stand beside");
    }
  }
}

void SchemeChecks::resolve_references() {
  scheme.broader = resolve("broader", &Concept::broader);
  scheme.related = resolve("related", &Concept::related);
}

// Unknown references of a concept are reported even when its own id is faulty, so that one round of mending is enough.
Arrows SchemeChecks::resolve(std::string_view field, References references) {
  Arrows arrows(ids_.size());
  for (std::size_t position = 0; position < concepts_.size(); ++position) {
    const auto& targets = concepts_[position].*references;
    const auto own = find(concepts_[position].id);
    for (std::size_t item = 0; item < targets.size(); ++item) {
      const auto target = find(targets[item]);
      if (!target) {
        report(position, field, item, "the id of a concept of this scheme", did_you_mean(targets[item]));
      } else if (own && scheme.positions[*own] == position) {
        arrows[*own].push_back(*target);
      }
    }
  }
  for (auto& targets : arrows) sort_without_repeats(targets);
  return arrows;
}

void SchemeChecks::check_circles() {
  scheme.graph = analyse_broader(scheme.broader);
  for (const auto& circle : scheme.graph.circles) {
    report(scheme.positions[circle.front()], "broader", {}, "broader arrows that end at a top concept",
           "they run in a circle, " + print_circle(circle) + "; remove one of these arrows");
  }
}

// SKOS Reference (2009), S27: nothing is both related to a concept and above or below it.
void SchemeChecks::check_related() {
  const Arrows as_written = scheme.related;
  for (std::uint32_t from = 0; from < as_written.size(); ++from) {
    for (const auto to : as_written[from]) {
      const bool above_or_below =
          scheme.graph.ancestors.contains(to, from) || scheme.graph.ancestors.contains(from, to);
      if (from == to || above_or_below) {
        const std::string what = from == to ? "itself" : "a wider or narrower one";
        report(scheme.positions[from], "related", {}, "concepts that stand beside this one, not " + what,
               "remove " + std::string(ids_[to]) + " from the list");
      } else {
        scheme.related[to].push_back(from);
      }
    }
  }
  for (auto& targets : scheme.related) sort_without_repeats(targets);
}

std::optional<std::uint32_t> SchemeChecks::find(std::string_view id) const {
  const auto found = std::ranges::lower_bound(ids_, id);
  if (found == ids_.end() || *found != id) return std::nullopt;
  return static_cast<std::uint32_t>(found - ids_.begin());
}

std::string SchemeChecks::did_you_mean(std::string_view id) const {
  // Faults beyond those that are kept need no advice, and looking for it in a large scheme takes time.
  const bool will_be_kept = faults_.total() < InputError::most_faults;
  const auto near = will_be_kept ? nearest_ids(id, ids_, 1) : std::vector<std::string>{};
  if (near.empty()) return "add that concept or remove the reference";
  return "did you mean " + near.front() + "?";
}

std::string SchemeChecks::print_circle(const std::vector<std::uint32_t>& circle) const {
  constexpr std::size_t most_printed = 20;
  std::string text;
  for (std::size_t i = 0; i < std::min(circle.size(), most_printed); ++i) {
    text.append(ids_[circle[i]]).append(" > ");
  }
  if (circle.size() > most_printed) {
    text += "(" + std::to_string(circle.size() - most_printed) + " more) > ";
  }
  return text.append(ids_[circle.front()]);
}

void SchemeChecks::report(std::size_t position, std::string_view field, std::optional<std::size_t> item,
                          std::string expected, std::string mend) {
  Fault fault;
  fault.source = source_;
  fault.pointer = "/concepts/" + std::to_string(position) + "/" + std::string(field);
  if (item) fault.pointer += "/" + std::to_string(*item);
  fault.field = field;
  fault.expected = std::move(expected);
  fault.mend = std::move(mend);
  faults_.add(std::move(fault));
}

void sort_without_repeats(std::vector<std::uint32_t>& numbers) {
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

}  // namespace
}  // namespace s2ss
