#include <algorithm>

#include "taxonomy/dismissal_scope.hpp"
#include "taxonomy/scene.hpp"

namespace s2ss {

namespace {

void restore_lone_background(Scene& scene);

}  // namespace

void dismiss_what_is_not_asked(Scene& scene) {
  for (std::size_t i = 0; i < scene.message.size(); ++i) {
    if (scene.message.noise[i] || scene.message.tokens[i].kind == text::TokenKind::symbol) continue;
    // "moving from" may itself be a mention, beside the two boards.
    if (const auto scope = replaced_scope(scene, i)) scene.dismiss(scope->begin, scope->end, scope->reason);
    if (scene.mention_at(i) != nullptr) continue;
    for (const auto& scope : {forward_scope(scene, i), denial_scope(scene, i), backward_scope(scene, i)}) {
      if (scope) scene.dismiss(scope->begin, scope->end, scope->reason);
    }
  }
  restore_lone_background(scene);
}

namespace {

// A reason is all that was said: then it is what the message is about.
void restore_lone_background(Scene& scene) {
  if (std::ranges::any_of(scene.mentions, [](const Found& found) { return !found.dismissed; })) return;
  for (Found& found : scene.mentions) {
    if (found.dismissed == Dismissal::background) found.dismissed.reset();
  }
}

}  // namespace
}  // namespace s2ss
