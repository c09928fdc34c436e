#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "taxonomy/scene.hpp"

namespace s2ss {

namespace {

// Cues count in the same sentence, and near.
constexpr std::uint32_t sense_reach = 40;

/// How many cues of each concept the whole message holds.
using CueCounts = std::map<ConceptIndex, int>;

/// Judges all mentions before any goes, for the judgement looks at the others.
template <typename Judge>
void forget_mentions(Scene& scene, const Judge& is_none) {
  std::vector<bool> goes;
  for (const Found& found : scene.mentions) goes.push_back(is_none(found));
  std::size_t kept = 0;
  for (std::size_t m = 0; m < goes.size(); ++m) {
    if (goes[m]) continue;
    if (kept != m) scene.mentions[kept] = std::move(scene.mentions[m]);
    ++kept;
  }
  scene.mentions.resize(kept);
}

bool is_word_of_every_message(const Scene& scene, const Found& found);
bool is_whereabouts(const Scene& scene, const Found& found);
void decide_by_what_stands_beside(Scene& scene);
void decide(Scene& scene, Found& found, const CueCounts& in_message);
bool belongs_elsewhere(const Scene& scene, const Found& found, std::uint32_t first, std::uint32_t last);
int own_cues(const Scene& scene, const Found& found, ConceptIndex reading);
void decide_by_what_is_named(Scene& scene);
bool is_cue_of_another(const Scene& scene, const Found& found);
void decide_by_each_other(Scene& scene);
int cues_nearby(const Scene& scene, const Found& found, ConceptIndex reading);
bool may_be_asked_about(const Scene& scene, const Found& found);
bool is_part_of_compound(const Scene& scene, const Found& found);
bool is_doer(const Message& message, const Found& found);
bool is_gerund(const Message& message, const Found& found);
bool is_verb_like(const Message& message, const Found& found);
bool stands_where_topics_stand(const Scene& scene, const Found& found);

}  // namespace

void decide_readings(Scene& scene) {
  forget_mentions(scene, [&](const Found& found) {
    return is_word_of_every_message(scene, found) || is_whereabouts(scene, found);
  });
  CueCounts in_message;
  for (const CueFound& cue : scene.cues) {
    if (!scene.message.noise[cue.first]) ++in_message[cue.concept_index];
  }
  decide_by_what_stands_beside(scene);
  for (Found& found : scene.mentions) {
    if (!found.decided) decide(scene, found, in_message);
  }
  decide_by_each_other(scene);
  decide_by_what_is_named(scene);
  forget_mentions(scene, [&](const Found& found) { return !found.decided && is_cue_of_another(scene, found); });
  // Everyday English, rather than a topic in two minds.
  forget_mentions(scene, [&](const Found& found) {
    return is_gerund(scene.message, found) || (!found.decided && !may_be_asked_about(scene, found));
  });
}

namespace {

// "Vocabulary across the curriculum": where, not what.
bool is_whereabouts(const Scene& scene, const Found& found) {
  if (!found.decided || scene.facet_of(found) != Facet::aspect || found.first < 2) return false;
  return scene.message.is(found.first - 2, "across") && scene.message.is(found.first - 1, WordClass::determiner);
}

// "All subjects": the name of a branch means the branch only where hardly anything else is said.
bool is_word_of_every_message(const Scene& scene, const Found& found) {
  constexpr std::size_t hardly_anything = 2;
  if (!found.decided || !scene.taxonomy.is_top(scene.concept_of(found)) || found.last - found.first > 1) return false;
  return scene.message.is(found.first, WordClass::school_life) && scene.message.size() > hardly_anything;
}

// "Head of IT": a label for subjects stands beside it, so it means the subject.
void decide_by_what_stands_beside(Scene& scene) {
  for (const Found& label : scene.mentions) {
    Found* const mention = scene.beside(label);
    if (mention == nullptr || mention->decided) continue;
    const ConceptIndex anchor = scene.index.labels().label(label.labels.front()).anchor;
    const auto fits = [&](std::uint32_t reading) {
      return scene.is_same_or_narrower(scene.index.labels().label(reading).concept_index, anchor);
    };
    if (std::ranges::count_if(mention->labels, fits) != 1) continue;
    mention->labels = {*std::ranges::find_if(mention->labels, fits)};
    mention->decided = true;
    mention->by_cue = true;
  }
}

void decide(Scene& scene, Found& found, const CueCounts& in_message) {
  const auto count = [&](const auto& count_of) {
    int most = 0;
    std::uint32_t best = Found::nothing;
    for (const std::uint32_t label : found.labels) {
      const int cues = count_of(scene.index.labels().label(label).concept_index);
      if (cues == most) best = Found::nothing;
      if (cues > most) {
        most = cues;
        best = label;
      }
    }
    return std::pair(best, most);
  };
  auto [best, most] = count([&](ConceptIndex reading) { return cues_nearby(scene, found, reading); });
  if (most == 0) {
    std::tie(best, most) = count([&](ConceptIndex reading) {
      const auto cues = in_message.find(reading);
      return cues == in_message.end() ? 0 : cues->second - own_cues(scene, found, reading);
    });
  }
  if (best == Found::nothing) return;
  found.labels = {best};
  found.decided = true;
  found.by_cue = true;
}

// Cues of its own sentence, which have been weighed already.
int own_cues(const Scene& scene, const Found& found, ConceptIndex reading) {
  const std::size_t end = std::min<std::size_t>(scene.message.sentence_end(found.first), found.last + sense_reach);
  const std::size_t begin = std::max<std::size_t>(scene.message.sentence_begin(found.first),
                                                  found.first > sense_reach ? found.first - sense_reach : 0);
  int count = 0;
  for (auto cue = std::ranges::lower_bound(scene.cues, begin, {}, &CueFound::first);
       cue != scene.cues.end() && cue->first < end; ++cue) {
    if (cue->concept_index == reading) ++count;
  }
  return count;
}

// "VI, a girl who reads braille": one of its readings is named in so many words elsewhere.
void decide_by_what_is_named(Scene& scene) {
  std::set<ConceptIndex> named;
  for (const Found& found : scene.mentions) {
    if (found.decided) named.insert(scene.concept_of(found));
  }
  for (Found& found : scene.mentions) {
    if (found.decided) continue;
    const auto is_named = [&](std::uint32_t label) {
      return named.contains(scene.index.labels().label(label).concept_index);
    };
    if (std::ranges::count_if(found.labels, is_named) != 1) continue;
    found.labels = {*std::ranges::find_if(found.labels, is_named)};
    found.decided = true;
    found.by_cue = true;
  }
}

// "IT: our technician has left": the word that decided for one topic is no question about another.
bool is_cue_of_another(const Scene& scene, const Found& found) {
  for (auto cue = std::ranges::lower_bound(scene.cues, found.first, {}, &CueFound::first);
       cue != scene.cues.end() && cue->first < found.last; ++cue) {
    const std::size_t begin = scene.mention_from(scene.message.sentence_begin(found.first));
    const std::size_t end = std::min<std::size_t>(scene.message.sentence_end(found.first), found.last + sense_reach);
    for (std::size_t m = begin; m < scene.mentions.size() && scene.mentions[m].first < end; ++m) {
      const Found& other = scene.mentions[m];
      if (other.by_cue && scene.concept_of(other) == cue->concept_index) return true;
    }
  }
  return false;
}

// "The supply bill, and how to organise cover": different uncertain words that may mean one concept mean it.
void decide_by_each_other(Scene& scene) {
  std::map<ConceptIndex, std::set<std::uint32_t>> labels_of;
  for (const Found& found : scene.mentions) {
    if (found.decided) continue;
    for (const std::uint32_t label : found.labels)
      labels_of[scene.index.labels().label(label).concept_index].insert(label);
  }
  for (Found& found : scene.mentions) {
    if (found.decided) continue;
    const auto shared = [&](std::uint32_t label) {
      return labels_of[scene.index.labels().label(label).concept_index].size() > 1;
    };
    if (found.labels.size() > 1 || !shared(found.labels.front())) continue;
    found.decided = true;
    found.by_cue = true;
  }
}

int cues_nearby(const Scene& scene, const Found& found, ConceptIndex reading) {
  const Message& message = scene.message;
  const std::uint32_t begin = std::max<std::uint32_t>(static_cast<std::uint32_t>(message.sentence_begin(found.first)),
                                                      found.first > sense_reach ? found.first - sense_reach : 0);
  const std::uint32_t end =
      std::min<std::uint32_t>(static_cast<std::uint32_t>(message.sentence_end(found.first)), found.last + sense_reach);
  int count = 0;
  for (auto cue = std::ranges::lower_bound(scene.cues, begin, {}, &CueFound::first);
       cue != scene.cues.end() && cue->first < end; ++cue) {
    const bool overlaps = cue->first < found.last && cue->last > found.first;
    if (!overlaps && cue->concept_index == reading && !belongs_elsewhere(scene, found, cue->first, cue->last)) ++count;
  }
  for (std::size_t m = scene.mention_from(begin); m < scene.mentions.size() && scene.mentions[m].first < end; ++m) {
    const Found& other = scene.mentions[m];
    if (&other == &found || !other.decided || belongs_elsewhere(scene, found, other.first, other.last)) continue;
    for (const ConceptIndex named : scene.index.labels().concept_cues(reading)) {
      if (scene.is_same_or_narrower(scene.concept_of(other), named)) ++count;
    }
  }
  return count;
}

// "KS3 history and IT": another topic stands between the two.
bool belongs_elsewhere(const Scene& scene, const Found& found, std::uint32_t first, std::uint32_t last) {
  // "... and GCSE science": the cue is bound to the topic after it.
  const Found* const next = scene.mention_at(last);
  if (next != nullptr && next != &found && next->decided && scene.is_subject(*next)) return true;
  const std::uint32_t begin = first < found.first ? last : found.last;
  const std::uint32_t end = first < found.first ? found.first : first;
  for (std::size_t m = scene.mention_from(begin); m < scene.mentions.size() && scene.mentions[m].first < end; ++m) {
    if (scene.mentions[m].decided && scene.facet_of(scene.mentions[m]) == Facet::none) return true;
  }
  return false;
}

bool may_be_asked_about(const Scene& scene, const Found& found) {
  const bool abbreviation = scene.index.labels().label(found.labels.front()).in_capitals;
  return (abbreviation || (!is_verb_like(scene.message, found) && !is_doer(scene.message, found))) &&
         !is_part_of_compound(scene, found) && stands_where_topics_stand(scene, found);
}

// "Parents have complained about ...": who does something, in a sentence that says what.
bool is_doer(const Message& message, const Found& found) {
  if (found.last - found.first > 1 || message.is(found.last, WordClass::wanting)) return false;
  const std::string_view word = message.tokens[found.first].folded;
  const bool many = word.ends_with('s') && !word.ends_with("ss");
  return many && (message.is(found.last, "have") || message.is(found.last, "are") || message.is(found.last, "keep") ||
                  message.is(found.last, "say") || message.is(found.last, "want") || message.is(found.last, "ask"));
}

// "ECT induction tutoring": the words next to a topic only say more of it.
bool is_part_of_compound(const Scene& scene, const Found& found) {
  const auto is_decided_topic = [&](const Found* other) {
    return other != nullptr && other->decided && scene.facet_of(*other) != Facet::stage && !scene.is_subject(*other);
  };
  const bool before = found.first > 0 && is_decided_topic(scene.mention_at(found.first - 1));
  return before || is_decided_topic(scene.mention_at(found.last));
}

// "Governors reading the data": a verb, not the topic.
bool is_gerund(const Message& message, const Found& found) {
  if (found.last - found.first > 1 || found.first == 0 || message.tokens[found.first].capitalised) return false;
  if (!message.tokens[found.first].folded.ends_with("ing") || !message.is(found.last, WordClass::determiner))
    return false;
  const std::size_t before = found.first - 1;
  return message.is_word(before) && !message.is(before, WordClass::preposition) &&
         !message.is(before, WordClass::asking) && !message.is(before, WordClass::conjunction) &&
         !message.is(before, WordClass::determiner);
}

// "to cover the lesson", "we plan", "it results in", "setting up".
bool is_verb_like(const Message& message, const Found& found) {
  const auto is_determiner_like = [&](std::size_t i) {
    return message.is(i, WordClass::determiner) || message.is(i, WordClass::pronoun);
  };
  if (found.last - found.first > 1) return false;
  if (message.tokens[found.first].capitals) return false;
  if (is_determiner_like(found.last)) return true;
  // "setting objectives" has an object; "setting in maths" has none.
  const bool has_object = message.is_word(found.last) && !message.classes[found.last].known();
  if (message.tokens[found.first].folded.ends_with("ing") && has_object) return true;
  if (message.is(found.last, "up") || message.is(found.last, "out") || message.is(found.last, "off")) return true;
  if (found.first == 0) return false;
  const std::size_t before = found.first - 1;
  if (message.is(before, "to")) return message.is(found.last, WordClass::preposition);
  return message.is(before, WordClass::pronoun) ||
         (message.is(before, WordClass::auxiliary) && !message.is(before, "have") && !message.is(before, "is") &&
          !message.is(before, "are") && !message.is(before, "getting"));
}

// After "with", "need", "our", a list mark or another topic, or in a message that is little else.
bool stands_where_topics_stand(const Scene& scene, const Found& found) {
  constexpr std::size_t little_else = 8;
  const Message& message = scene.message;
  const std::size_t begin = message.sentence_begin(found.first);
  if (message.sentence_end(found.first) - begin <= little_else || message.is(found.last, WordClass::wanting))
    return true;
  std::size_t i = found.first;
  while (i > begin) {
    --i;
    const text::Token& token = message.tokens[i];
    if (token.kind == text::TokenKind::symbol) return true;
    const WordClasses classes = message.classes[i];
    if (classes.is(WordClass::preposition) || classes.is(WordClass::asking) || message.is(i, "and") ||
        message.is(i, "or"))
      return true;
    if (classes.is(WordClass::determiner) || classes.is(WordClass::filler) || classes.is(WordClass::school_life)) {
      continue;
    }
    return scene.mention_at(i) != nullptr;
  }
  return true;
}

}  // namespace
}  // namespace s2ss
