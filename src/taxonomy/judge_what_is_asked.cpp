#include <optional>
#include <vector>

#include "taxonomy/asking_evidence.hpp"
#include "taxonomy/scene.hpp"

namespace s2ss {

namespace {

constexpr int least_for_question = -180;

Dismissal reason_of(const AskingEvidence& evidence, const AskingModel& model, std::size_t mention);

}  // namespace

// The steps before say what a phrase does to the mentions in it; here all that speaks for and against each is weighed.
void judge_what_is_asked(Scene& scene) {
  const AskingModel& model = AskingModel::embedded();
  const AskingEvidence evidence(scene, model);
  if (evidence.says_nothing()) return;
  std::vector<std::optional<Dismissal>> judged;
  judged.reserve(scene.mentions.size());
  for (std::size_t m = 0; m < scene.mentions.size(); ++m) {
    const Found& found = scene.mentions[m];
    // A denial stands, and so does "we need help with ...", whatever else is said.
    const bool denied = found.dismissed == Dismissal::denied || found.dismissed == Dismissal::replaced ||
                        found.dismissed == Dismissal::in_hand;
    const bool wanted = !found.dismissed && evidence.is_wanted(found);
    // What would be asked back goes only where the message clearly asks for nothing.
    const int least = found.decided || found.dismissed ? 0 : least_for_question;
    if (wanted || (!denied && evidence.weigh(m) > least)) {
      judged.emplace_back();
    } else {
      judged.emplace_back(found.dismissed ? *found.dismissed : reason_of(evidence, model, m));
    }
  }
  for (std::size_t m = 0; m < judged.size(); ++m) scene.mentions[m].dismissed = judged[m];
}

namespace {

// By the words that speak most against it: what is offered or settled is in hand, all else is background.
Dismissal reason_of(const AskingEvidence& evidence, const AskingModel& model, std::size_t mention) {
  const std::size_t group = evidence.strongest_against(mention);
  if (group >= model.groups()) return Dismissal::background;
  const std::string_view name = model.group_name(group);
  return name == "offer" || name == "solved" ? Dismissal::in_hand : Dismissal::background;
}

}  // namespace
}  // namespace s2ss
