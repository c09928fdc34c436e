#include <algorithm>

#include "s2ss/enumerators.hpp"
#include "s2ss/taxonomy.hpp"
#include "taxonomy/nearest_ids.hpp"

namespace s2ss {
namespace {

bool has_label(const Concept& labelled, std::string_view text);

}  // namespace

std::vector<std::string> Taxonomy::suggest(std::string_view mistyped_id, std::size_t limit) const {
  // Someone who writes "maths" has not mistyped an id but used a label.
  std::vector<std::string> result;
  std::vector<std::string_view> other_ids;
  for (const auto& candidate : concepts()) {
    if (has_label(candidate, mistyped_id)) {
      result.push_back(candidate.id);
    } else {
      other_ids.push_back(candidate.id);
    }
  }
  std::ranges::move(nearest_ids(mistyped_id, other_ids, limit), std::back_inserter(result));
  result.resize(std::min(result.size(), limit));
  return result;
}

namespace {

bool has_label(const Concept& labelled, std::string_view text) {
  const auto same = [text](const std::string& label) { return same_word(label, text); };
  return same(labelled.pref_label) || std::ranges::any_of(labelled.alt_labels, same) ||
         std::ranges::any_of(labelled.hidden_labels, same);
}

}  // namespace
}  // namespace s2ss
