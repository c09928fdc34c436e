#include "taxonomy/attachment.hpp"

#include <algorithm>

namespace s2ss {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
// Mentions farther apart do not bind to each other.
constexpr std::size_t longest_reach = 20;

}  // namespace

Attachment::Attachment(const Scene& scene) : scene_(scene) {
  for (const Found& found : scene.mentions) {
    if (!Scene::is_live(found)) continue;
    Attached part;
    part.found = &found;
    part.concept_index = scene.concept_of(found);
    part.facet = scene.facet_of(found);
    part.subject = part.facet == Facet::none && scene.is_subject(found);
    parts_.push_back(std::move(part));
  }
  for (std::size_t p = 0; p + 1 < parts_.size(); ++p) {
    gaps_.push_back(gap_between(scene.message, *parts_[p].found, *parts_[p + 1].found));
  }
  attach_aspects();
  attach_narrowing(Facet::stage);
  attach_narrowing(Facet::board);
}

void Attachment::attach_aspects() {
  for (std::size_t p = parts_.size(); p-- > 0;) {
    if (parts_[p].facet == Facet::aspect) parts_[p].owners = owners_of_aspect(p);
  }
}

// In the order of how close the words bind: "head of maths", "maths curriculum", "marking in science", "MFL support and
// subject leadership", "history. Mainly assessment."
std::vector<std::size_t> Attachment::owners_of_aspect(std::size_t aspect) const {
  if (const std::size_t subject = subject_beside(aspect); subject != none) return list_around(subject, false);
  const std::size_t before = subject_before(aspect);
  if (before != none && gap_after(aspect - 1).is_adjacent()) return list_around(before, false);
  if (const std::size_t after = subject_after(aspect); after != none) return list_around(after, true);
  // "feedback and marking in science": the next one's subject is this one's as well.
  if (aspect + 1 < parts_.size() && gap_after(aspect).is_list() && parts_[aspect + 1].facet == Facet::aspect) {
    const auto& owners = parts_[aspect + 1].owners;
    if (!owners.empty() && owners.front() > aspect) return owners;
  }
  if (before != none) return list_around(before, false);
  return subjects_of_other_sentence(aspect);
}

std::size_t Attachment::subject_beside(std::size_t aspect) const {
  if (parts_[aspect].found->beside == Found::nothing) return none;
  for (std::size_t p = aspect > 4 ? aspect - 4 : 0; p < std::min(parts_.size(), aspect + 5); ++p) {
    if (parts_[p].subject && parts_[p].found->first == parts_[aspect].found->beside) return p;
  }
  return none;
}

// The nearest subject to the left in the sentence, over other facets but no other topic.
std::size_t Attachment::subject_before(std::size_t aspect) const {
  for (std::size_t p = aspect; p-- > (aspect > longest_reach ? aspect - longest_reach : 0);) {
    if (sentence_of(p) != sentence_of(aspect)) return none;
    if (parts_[p].subject) return p;
    if (parts_[p].is_topic()) return none;
  }
  return none;
}

// "marking in (KS3) science", "curriculum for history".
std::size_t Attachment::subject_after(std::size_t aspect) const {
  std::size_t p = aspect;
  bool placed = false;
  while (p + 1 < parts_.size()) {
    const Gap& gap = gap_after(p);
    if (gap.crosses_sentence || gap.coordinates) return none;
    placed |= gap.places;
    ++p;
    if (parts_[p].subject) return placed ? p : none;
    if (parts_[p].facet == Facet::none || parts_[p].facet == Facet::aspect) return none;
  }
  return none;
}

// A sentence of aspects alone speaks of the subjects of the sentence before it, else of the one after it.
std::vector<std::size_t> Attachment::subjects_of_other_sentence(std::size_t aspect) const {
  const std::uint32_t own = sentence_of(aspect);
  for (std::size_t p = aspect; p < std::min(parts_.size(), aspect + longest_reach) && sentence_of(p) == own; ++p) {
    if (parts_[p].is_topic()) return {};
  }
  const auto subjects_near = [&](std::size_t p) {
    std::vector<std::size_t> subjects;
    const std::uint32_t sentence = sentence_of(p);
    std::size_t begin = p, end = p + 1;
    while (begin > 0 && p - begin < longest_reach && sentence_of(begin - 1) == sentence) --begin;
    while (end < parts_.size() && end - p < longest_reach && sentence_of(end) == sentence) ++end;
    for (std::size_t i = begin; i < std::min(end, begin + 8); ++i) {
      if (parts_[i].subject) subjects.push_back(i);
    }
    return subjects;
  };
  for (std::size_t p = aspect; p-- > 0;) {
    if (parts_[p].subject) return subjects_near(p);
    if (parts_[p].is_topic() || aspect - p > 8) return {};
  }
  for (std::size_t p = aspect + 1; p < std::min(parts_.size(), aspect + 8); ++p) {
    if (parts_[p].subject) return subjects_near(p);
    if (parts_[p].is_topic()) return {};
  }
  return {};
}

void Attachment::attach_narrowing(Facet facet) {
  for (std::size_t p = parts_.size(); p-- > 0;) {
    if (parts_[p].facet == facet) parts_[p].owners = owners_of_narrowing(p);
  }
}

// Stages and boards: "KS3 history and geography", "history at KS3", "GCSE maths and A level physics".
std::vector<std::size_t> Attachment::owners_of_narrowing(std::size_t part) const {
  const auto narrows = [&](std::size_t p) {
    return parts_[p].facet == Facet::stage || parts_[p].facet == Facet::board;
  };
  // To the right, over others of its kind.
  for (std::size_t p = part; p + 1 < std::min(parts_.size(), part + longest_reach); ++p) {
    const Gap& gap = gap_after(p);
    const bool goes_on = gap.is_adjacent() || (gap.is_list() && narrows(p + 1));
    if (!goes_on || gap.explains) break;
    if (!narrows(p + 1)) {
      const auto topics = topics_behind(p + 1);
      return topics.size() == 1 && can_own(p + 1) ? list_around(topics.front(), true) : topics;
    }
  }
  // To the left in the sentence.
  for (std::size_t p = part, looked = 0; p-- > 0 && looked < longest_reach && sentence_of(p) == sentence_of(part);
       ++looked) {
    if (narrows(p)) continue;
    const auto topics = topics_behind(p);
    const bool bound = !gap_after(p).coordinates;
    return topics.size() == 1 && bound && can_own(p) ? list_around(topics.front(), false) : topics;
  }
  for (std::size_t p = part + 1;
       p < std::min(parts_.size(), part + longest_reach) && sentence_of(p) == sentence_of(part); ++p) {
    if (!narrows(p)) return topics_behind(p);
  }
  // In another sentence: the nearest topic before, else after.
  for (std::size_t p = part, looked = 0; p-- > 0 && looked < longest_reach; ++looked) {
    if (!narrows(p)) return topics_behind(p);
  }
  for (std::size_t p = part + 1; p < std::min(parts_.size(), part + longest_reach); ++p) {
    if (!narrows(p)) return topics_behind(p);
  }
  return {};
}

// The topic itself, or those that an aspect was put to.
std::vector<std::size_t> Attachment::topics_behind(std::size_t part) const {
  if (can_own(part)) return {part};
  return parts_[part].owners;
}

// The topics of one list: "history and geography".
std::vector<std::size_t> Attachment::list_around(std::size_t topic, bool forwards_only) const {
  constexpr std::size_t most = 8;
  std::size_t begin = topic, end = topic + 1;
  const auto same_kind = [&](std::size_t p) { return can_own(p) && parts_[p].subject == parts_[topic].subject; };
  while (!forwards_only && begin > 0 && topic - begin < most && same_kind(begin - 1) &&
         gap_after(begin - 1).is_list() && !gap_after(begin - 1).places) {
    --begin;
  }
  while (end < parts_.size() && end - topic < most && same_kind(end) && gap_after(end - 1).is_list() &&
         !gap_after(end - 1).places) {
    ++end;
  }
  std::vector<std::size_t> list;
  for (std::size_t p = begin; p < end; ++p) list.push_back(p);
  return list;
}

}  // namespace s2ss
