#include <algorithm>

#include "taxonomy/scene.hpp"
#include "taxonomy/taxonomy_state.hpp"

namespace s2ss {

namespace {

std::vector<DismissedMention> list_dismissed(const Scene& scene);
void weigh(const Scene& scene, std::vector<ResolvedNeed>& needs);
bool is_required_at(const Message& message, std::size_t position);

}  // namespace

void dismiss_by_grammar(Scene& scene) {
  decide_readings(scene);
  dismiss_what_is_not_asked(scene);
  dismiss_what_is_told(scene);
  dismiss_roles(scene);
}

// docs/resolve.md explains the steps.
Resolution Taxonomy::resolve(std::string_view text) const {
  const Message message(text);
  const ResolverIndex& index = state_->resolver_index.get([this] { return ResolverIndex(*this); });
  Findings findings = find_mentions(message, *this, index);
  Scene scene{message, *this, index, std::move(findings.mentions), std::move(findings.cues)};
  dismiss_by_grammar(scene);
  judge_what_is_asked(scene);
  dismiss_wider(scene);

  Resolution resolution;
  resolution.needs = make_needs(scene);
  std::vector<TokenRange> unresolved = find_unresolved(scene);
  resolution.ask_back = make_questions(scene, unresolved);
  for (const TokenRange& range : unresolved) {
    resolution.unresolved.push_back(text::phrase_of(text, message.tokens.stretch(range.first, range.last)));
  }
  resolution.dismissed = list_dismissed(scene);
  weigh(scene, resolution.needs);
  return resolution;
}

namespace {

std::vector<DismissedMention> list_dismissed(const Scene& scene) {
  std::vector<DismissedMention> dismissed;
  for (const Found& found : scene.mentions) {
    if (!found.dismissed || !found.decided) continue;
    DismissedMention mention{to_mention(scene, found)};
    mention.reason = *found.dismissed;
    dismissed.push_back(std::move(mention));
  }
  return dismissed;
}

// "must have", "essential": required. "ideally", "would be a bonus": half the weight.
void weigh(const Scene& scene, std::vector<ResolvedNeed>& needs) {
  constexpr double lesser = 0.5;
  constexpr std::size_t longest_reach = 40;
  const Message& message = scene.message;
  for (ResolvedNeed& need : needs) {
    const std::uint32_t place = need.mentions.front().words.begin;
    const auto token = std::partition_point(message.tokens.begin(), message.tokens.end(),
                                            [place](const text::Token& other) { return other.stretch.begin < place; });
    const auto position = static_cast<std::size_t>(token - message.tokens.begin());
    const std::size_t begin = position > longest_reach ? position - longest_reach : 0;
    for (std::size_t i = begin; i < std::min(message.size(), position + longest_reach); ++i) {
      if (message.clause[i] != message.clause[position]) continue;
      need.required |= is_required_at(message, i);
      if (message.is(i, "ideally") || message.is(i, "bonus") || message.reads(i, "nice to have") ||
          message.reads(i, "if possible")) {
        need.weight = lesser;
      }
    }
  }
}

// "... is essential", "must have": not "not essential", "essential reading".
bool is_required_at(const Message& message, std::size_t position) {
  if (message.reads(position, "must have")) return true;
  if (!message.is(position, "essential") || position == 0) return false;
  return message.is(position - 1, "is") || message.is(position - 1, "are") || message.is(position - 1, "absolutely") ||
         message.is_symbol(position - 1, '(') || message.is_symbol(position - 1, '-') ||
         message.is_symbol(position - 1, ',');
}

}  // namespace
}  // namespace s2ss
