#include <algorithm>
#include <map>

#include "core/text.hpp"
#include "taxonomy/attachment.hpp"
#include "taxonomy/scene.hpp"

namespace s2ss {

namespace {

constexpr std::size_t no_need = static_cast<std::size_t>(-1);
constexpr Millionths inflected_confidence = 950'000;
constexpr Millionths corrected_confidence = 850'000;
constexpr Millionths cue_confidence = 800'000;

Millionths confidence_of(const Scene& scene, const Found& found);
void add_facet(const Scene& scene, const Attached& part, ResolvedNeed& need);

}  // namespace

std::vector<ResolvedNeed> make_needs(const Scene& scene) {
  const Attachment attachment(scene);
  const std::vector<Attached>& parts = attachment.parts();
  std::vector<ResolvedNeed> needs;
  std::map<ConceptIndex, std::size_t> need_of_concept;
  std::vector<std::size_t> need_of_part(parts.size(), no_need);
  for (std::size_t p = 0; p < parts.size(); ++p) {
    if (!parts[p].owners.empty()) continue;
    const auto [place, is_new] = need_of_concept.emplace(parts[p].concept_index, needs.size());
    const std::size_t number = place->second;
    if (is_new) needs.emplace_back().topic = scene.taxonomy.at(parts[p].concept_index).id;
    need_of_part[p] = number;
    needs[number].mentions.push_back(to_mention(scene, *parts[p].found));
    needs[number].confidence = std::min(needs[number].confidence, confidence_of(scene, *parts[p].found));
  }
  for (const Attached& part : parts) {
    for (const std::size_t owner : part.owners) add_facet(scene, part, needs[need_of_part[owner]]);
  }
  for (ResolvedNeed& need : needs) {
    for (const Mention& mention : need.mentions) need.words.push_back(mention.words.text);
    for (auto* const list : {&need.aspects, &need.stages, &need.boards, &need.words}) text::drop_repeats(*list);
  }
  return needs;
}

Mention to_mention(const Scene& scene, const Found& found) {
  const LabelEntry& entry = scene.index.labels().label(found.labels.front());
  const Concept& meant = scene.taxonomy.at(entry.concept_index);
  Mention mention;
  mention.words = text::phrase_of(scene.message.text, scene.message.tokens.stretch(found.first, found.last));
  mention.concept_id = meant.id;
  mention.pref_label = meant.pref_label;
  mention.label = entry.text;
  mention.kind = entry.kind;
  mention.match = found.match;
  return mention;
}

namespace {

Millionths confidence_of(const Scene& scene, const Found& found) {
  Millionths confidence = one;
  if (found.match == LabelMatch::inflected) confidence = inflected_confidence;
  if (found.match == LabelMatch::corrected) confidence = corrected_confidence;
  if (scene.kind_of(found) == LabelKind::hidden) confidence = corrected_confidence;
  return found.by_cue ? std::min(confidence, cue_confidence) : confidence;
}

void add_facet(const Scene& scene, const Attached& part, ResolvedNeed& need) {
  const std::string& id = scene.taxonomy.at(part.concept_index).id;
  if (id == need.topic) return;
  switch (part.facet) {
    case Facet::aspect:
      need.aspects.push_back(id);
      break;
    case Facet::stage:
      need.stages.push_back(id);
      break;
    case Facet::board:
      need.boards.push_back(id);
      break;
    case Facet::none:
      break;
  }
  need.mentions.push_back(to_mention(scene, *part.found));
  need.confidence = std::min(need.confidence, confidence_of(scene, *part.found));
}

}  // namespace
}  // namespace s2ss
