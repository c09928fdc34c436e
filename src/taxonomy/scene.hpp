#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "taxonomy/mentions.hpp"
#include "taxonomy/message.hpp"
#include "taxonomy/resolver_index.hpp"

namespace s2ss {

/// A message with what was found in it: what the steps of resolving read and change.
struct Scene {
  const Message& message;
  const Taxonomy& taxonomy;
  const ResolverIndex& index;
  std::vector<Found> mentions;
  std::vector<CueFound> cues;

  /// The concept of a decided mention.
  [[nodiscard]] ConceptIndex concept_of(const Found& found) const {
    return index.labels().label(found.labels.front()).concept_index;
  }
  [[nodiscard]] LabelKind kind_of(const Found& found) const { return index.labels().label(found.labels.front()).kind; }
  [[nodiscard]] Facet facet_of(const Found& found) const { return taxonomy.at(concept_of(found)).facet; }
  [[nodiscard]] bool is_subject(const Found& found) const {
    return found.decided && index.takes_aspects(concept_of(found));
  }
  /// Asked for, as far as is known.
  [[nodiscard]] static bool is_live(const Found& found) { return found.decided && !found.dismissed; }
  [[nodiscard]] bool is_same_or_narrower(ConceptIndex narrower, ConceptIndex wider) const {
    return narrower == wider || taxonomy.is_broader(wider, narrower);
  }
  /// The first mention that begins at or after a token.
  [[nodiscard]] std::size_t mention_from(std::size_t token) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(mentions, token, {}, &Found::first) - mentions.begin());
  }
  /// The mention that covers a token, or nothing.
  [[nodiscard]] const Found* mention_at(std::size_t token) const {
    const std::size_t after = mention_from(token + 1);
    return after > 0 && mentions[after - 1].last > token ? &mentions[after - 1] : nullptr;
  }
  /// Dismisses every mention that begins in a stretch of tokens and is not dismissed yet.
  void dismiss(std::size_t begin, std::size_t end, Dismissal reason) {
    for (std::size_t m = mention_from(begin); m < mentions.size() && mentions[m].first < end; ++m) {
      if (!mentions[m].dismissed) mentions[m].dismissed = reason;
    }
  }
  /// The mention that its label stands beside, or nothing.
  [[nodiscard]] Found* beside(const Found& found) {
    if (found.beside == Found::nothing) return nullptr;
    const std::size_t place = mention_from(found.beside);
    return place < mentions.size() && mentions[place].first == found.beside ? &mentions[place] : nullptr;
  }
};

/// Decides mentions with several readings by the cues around them. Those that stay undecided are for asking back.
void decide_readings(Scene& scene);
/// Dismisses what is denied, replaced, in hand or background.
void dismiss_what_is_not_asked(Scene& scene);
/// Dismisses what stands in sentences and messages that only tell something.
void dismiss_what_is_told(Scene& scene);
/// Dismisses people who are only mentioned.
void dismiss_roles(Scene& scene);
/// The steps from deciding readings to dismissing people, in their order.
void dismiss_by_grammar(Scene& scene);
/// Weighs all that speaks for and against each mention being asked for, and dismisses or restores it.
void judge_what_is_asked(Scene& scene);
/// Dismisses what a narrower mention beside it says already.
void dismiss_wider(Scene& scene);
/// The needs the live mentions make, facets beside their topics.
[[nodiscard]] std::vector<ResolvedNeed> make_needs(const Scene& scene);
/// From one token to the one before `last`.
struct TokenRange {
  std::size_t first = 0;
  std::size_t last = 0;
};
/// What seems to be asked for and is covered by no mention.
[[nodiscard]] std::vector<TokenRange> find_unresolved(const Scene& scene);
/// Whether a message asks for something in so many words, or as a title does, and tells nothing besides.
[[nodiscard]] bool asks_for_something(const Message& message);
/// The word that is all a message says of its topic, where the scheme does not know it.
[[nodiscard]] std::optional<TokenRange> find_lone_word(const Scene& scene);
/// Questions about mentions with several readings, and about unresolved words that are part of some labels; those are
/// taken out of `unresolved`. In the order of the text.
[[nodiscard]] std::vector<Question> make_questions(const Scene& scene, std::vector<TokenRange>& unresolved);
/// The mention as callers see it.
[[nodiscard]] Mention to_mention(const Scene& scene, const Found& found);

}  // namespace s2ss
