#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "s2ss/concept.hpp"
#include "s2ss/concept_search.hpp"
#include "s2ss/index.hpp"
#include "s2ss/label_kind.hpp"
#include "s2ss/resolution.hpp"

namespace s2ss {

/// Words to add to a concept of a scheme.
struct AddedLabels {
  std::string concept_id;
  std::vector<std::string> labels;
  LabelKind kind = LabelKind::alternative;  ///< Anything but `preferred`.

  friend bool operator==(const AddedLabels&, const AddedLabels&) = default;
};

/// An immutable scheme of support topics: a SKOS concept scheme whose `broader` arrows form an acyclic graph
/// with several parents allowed. Copies share one state and are cheap; reading from many threads is safe.
///
/// Concepts are held in the order of their ids, so a scheme does not depend on the order it was written in.
class Taxonomy {
 public:
  /// The built-in secondary support scheme. Built once, on first use.
  [[nodiscard]] static const Taxonomy& default_scheme();

  [[nodiscard]] const std::string& id() const noexcept;
  [[nodiscard]] const std::string& title() const noexcept;

  /// All concepts, ascending by id; a ConceptIndex is a position in it.
  [[nodiscard]] std::span<const Concept> concepts() const noexcept;
  [[nodiscard]] std::size_t size() const noexcept { return concepts().size(); }

  /// O(log n).
  [[nodiscard]] std::optional<ConceptIndex> find(std::string_view id) const noexcept;
  /// The concept with this id, when it can restrict a topic as this facet: it is marked as such or, in a scheme that
  /// marks no concept as this facet, it is not marked at all. O(log n), in the latter case O(n).
  [[nodiscard]] std::optional<ConceptIndex> find_facet(std::string_view id, Facet facet) const noexcept;
  /// The concept at a position. Precondition: index below size().
  [[nodiscard]] const Concept& at(ConceptIndex index) const noexcept;

  /// One step up, one step down, and the associated concepts; ascending.
  [[nodiscard]] std::span<const ConceptIndex> broader(ConceptIndex index) const noexcept;
  [[nodiscard]] std::span<const ConceptIndex> narrower(ConceptIndex index) const noexcept;
  [[nodiscard]] std::span<const ConceptIndex> related(ConceptIndex index) const noexcept;
  [[nodiscard]] bool is_top(ConceptIndex index) const noexcept { return broader(index).empty(); }

  /// Every concept, the wider before the narrower.
  [[nodiscard]] std::span<const ConceptIndex> topological_order() const noexcept;

  /// True when `ancestor` is reached from `descendant` by one or more broader steps. O(1).
  [[nodiscard]] bool is_broader(ConceptIndex ancestor, ConceptIndex descendant) const noexcept;

  /// Ids of the scheme that look most like a mistyped one, best first; for error messages.
  [[nodiscard]] std::vector<std::string> suggest(std::string_view mistyped_id, std::size_t limit = 3) const;

  /// Concepts for someone who has typed this much of a label, best first; for type-ahead in a form.
  ///
  /// A label matches when every word of the input begins some word of it, in any order. Case, diacritics, possessive
  /// endings and hyphens do not matter, "&" is "and", and "KS 3" is "KS3". A word of 4 to 7 letters may have one typing
  /// slip (a letter too many, too few or wrong, or two swapped) and a longer one two, but not in its first letter, and
  /// none where it has digits. Letters beyond the Latin ones count by their bytes.
  ///
  /// Fewer slips come first. Then the label that is the input, then those that begin with its words, then the others;
  /// then preferred, alternative, hidden, uncertain and role labels; then the shorter label; then the order of ids.
  /// Each concept is found once, by its best label. So a longer list begins as a shorter one does, and labels with
  /// slips are found only where the others do not fill it.
  ///
  /// Input without a word gives the top concepts, by id. The first 200 bytes of the input are read; throws InputError
  /// when they are not UTF-8. O(words of the labels that hold the input's rarest word, times the words of the input),
  /// and the length of the paths; the first call for a scheme makes an index of its labels, while others wait.
  [[nodiscard]] std::vector<ConceptSuggestion> search(std::string_view prefix, std::size_t limit = 10) const;

  /// What a message asks for, in the words of this scheme: needs with the words that led to them, what was set aside
  /// and why, what was not understood, and what a careful clerk would ask. A message that asks for no topic gives no
  /// needs. The same for every locale and thread. Throws InputError with the place for text that is not UTF-8,
  /// LimitError above 4 MiB. O(bytes); at most some 200 bytes of memory for each byte of text.
  [[nodiscard]] Resolution resolve(std::string_view text) const;

  /// The same scheme with further words, such as an authority's own. A word that is a safe label of two concepts then
  /// has two meanings, and is asked back. Throws InputError with every unknown concept, blank label and wrong kind.
  /// O(concepts).
  [[nodiscard]] Taxonomy with_labels(const std::vector<AddedLabels>& added) const;

  friend bool operator==(const Taxonomy& left, const Taxonomy& right);

 private:
  friend class TaxonomyBuilder;
  struct State;
  explicit Taxonomy(std::shared_ptr<const State> state) : state_(std::move(state)) {}

  std::shared_ptr<const State> state_;
};

/// Collects concepts and checks them together.
class TaxonomyBuilder {
 public:
  /// `source` names the input in faults.
  explicit TaxonomyBuilder(std::string id = "scheme", std::string title = {}, std::string source = {});

  TaxonomyBuilder& add(Concept concept_to_add);

  /// Reports every fault at once: duplicate or malformed id (lower-case ASCII words and digits joined by single
  /// hyphens, at most 64 bytes), missing or blank label or one that is not UTF-8, unknown broader or related id, a
  /// cycle of broader arrows (printed), a concept related to itself or to one of its own ancestors. In the result
  /// `broader` and `related` are ascending and without repeats, and `related` is symmetric. Faults point to
  /// `/concepts/<position of add>/...`. Throws InputError, or LimitError for more than 10,000 concepts. O(concepts +
  /// arrows), and one operation for each arrow and 64 concepts.
  [[nodiscard]] Taxonomy build() const;

 private:
  std::string id_;
  std::string title_;
  std::string source_;
  std::vector<Concept> concepts_;
};

}  // namespace s2ss
