#include <algorithm>

#include "taxonomy/gap.hpp"
#include "taxonomy/scene.hpp"

namespace s2ss {

namespace {

// Farther apart in a sentence two mentions do not say the same.
constexpr std::size_t most_between = 12;

bool is_said_by_another(const Scene& scene, std::size_t wider);
bool belong_to_different_subjects(const Scene& scene, std::size_t left, std::size_t right);
bool narrows(Facet facet);
bool say_the_same(const Scene& scene, std::size_t left, std::size_t right);

}  // namespace

void dismiss_wider(Scene& scene) {
  for (std::size_t m = 0; m < scene.mentions.size(); ++m) {
    if (Scene::is_live(scene.mentions[m]) && is_said_by_another(scene, m)) {
      scene.mentions[m].dismissed = Dismissal::wider;
    }
  }
}

namespace {

// "Science, mainly physics" is physics; "SEND and dyslexia" is both. A stage gives way to its qualification always.
bool is_said_by_another(const Scene& scene, std::size_t wider) {
  const Found& found = scene.mentions[wider];
  const ConceptIndex concept_index = scene.concept_of(found);
  const std::size_t begin = wider > most_between ? wider - most_between : 0;
  const std::size_t end = std::min(scene.mentions.size(), wider + most_between + 1);
  for (std::size_t m = begin; m < end; ++m) {
    const Found& other = scene.mentions[m];
    if (m == wider || !Scene::is_live(other)) continue;
    if (!scene.taxonomy.is_broader(concept_index, scene.concept_of(other))) continue;
    if (scene.facet_of(found) == Facet::stage) return true;
    if (scene.message.sentence[other.first] != scene.message.sentence[found.first]) continue;
    if (belong_to_different_subjects(scene, std::min(m, wider), std::max(m, wider))) continue;
    if (say_the_same(scene, std::min(m, wider), std::max(m, wider))) return true;
  }
  return false;
}

// "History curriculum, RE schemes of work": each aspect has a subject of its own.
bool belong_to_different_subjects(const Scene& scene, std::size_t left, std::size_t right) {
  if (scene.facet_of(scene.mentions[left]) != Facet::aspect) return false;
  for (std::size_t m = left + 1; m < right; ++m) {
    if (scene.is_subject(scene.mentions[m])) return true;
  }
  return false;
}

bool narrows(Facet facet) { return facet == Facet::stage || facet == Facet::board; }

// Close together, and not members of one list.
bool say_the_same(const Scene& scene, std::size_t left, std::size_t right) {
  bool list = true;
  for (std::size_t m = left; m < right; ++m) {
    const Gap gap = gap_between(scene.message, scene.mentions[m], scene.mentions[m + 1]);
    if (gap.explains) return true;
    if (gap.has_content) return false;
    // "PE, Dance, BTEC Sport": a qualification belongs to the member after it.
    const auto is_qualification = [&](const Found& found) { return found.decided && narrows(scene.facet_of(found)); };
    if (gap.is_adjacent() && (is_qualification(scene.mentions[m]) || is_qualification(scene.mentions[m + 1]))) continue;
    list &= gap.coordinates;
  }
  return !list;
}

}  // namespace
}  // namespace s2ss
