#pragma once

#include <string>
#include <vector>

#include "s2ss/label_kind.hpp"

namespace s2ss {

/// A concept to offer to someone who is typing; found by `Taxonomy::search`.
struct ConceptSuggestion {
  std::string id;
  std::string pref_label;
  /// The label that was found, as the scheme writes it; the pref_label in place of a hidden one, which is never shown.
  std::string matched;
  LabelKind label_kind = LabelKind::preferred;  ///< Of the label that was found.
  /// The pref_labels from a top concept to the one above this one; empty for a top concept. Of several ways down the
  /// shortest; of equally short ones the one whose ids, from the top, come first.
  std::vector<std::string> path;

  friend bool operator==(const ConceptSuggestion&, const ConceptSuggestion&) = default;
};

}  // namespace s2ss
