#include "taxonomy/asking_evidence.hpp"

#include <algorithm>
#include <bit>

namespace s2ss {

namespace {

using Feature = AskingModel::Feature;

// Of a group more words than this say no more.
constexpr std::uint8_t most_of_group = 3;

/// The features that are no group and no neighbour, in the order in which asking_model.cpp names them.
enum Single : Feature {
  always,
  label_kind,
  match = label_kind + 5,
  facet = match + 3,
  reason = facet + 4,
  not_set_aside = reason + 5,
  introduced,
  by_cue,
  subject,
  beside,
  other_live,
  first_sentence = other_live + 4,
  last_sentence,
  wanting_here,
  wanting_elsewhere,
  message_size,
  sentence_size = message_size + 5,
};

Feature size_step(std::size_t size) { return size <= 3 ? 0 : size <= 8 ? 1 : size <= 20 ? 2 : size <= 60 ? 3 : 4; }

// "help with (KS3) maths", "need someone for French", "looking at assessment": over the members of a list.
bool is_introduced(const Scene& scene, const Found& found) {
  constexpr int reach = 8;
  const Message& message = scene.message;
  const std::size_t begin = message.sentence_begin(found.first);
  std::size_t i = found.first;
  for (int looked = 0; i > begin && looked < reach; ++looked) {
    --i;
    const WordClasses classes = message.classes[i];
    if (classes.is(WordClass::wanting)) return true;
    const bool goes_on = scene.mention_at(i) != nullptr || classes.is(WordClass::determiner) ||
                         classes.is(WordClass::filler) || classes.is(WordClass::school_life) ||
                         classes.is(WordClass::preposition) || message.is(i, "and") || message.is(i, "or") ||
                         message.is_symbol(i, ',') || message.is_symbol(i, '&') || message.is_symbol(i, '/');
    if (!goes_on || message.is(i, "not")) return false;
  }
  return false;
}

Feature plus(Single first, std::size_t step) { return first + static_cast<Feature>(step); }

}  // namespace

AskingEvidence::AskingEvidence(const Scene& scene, const AskingModel& model)
    : scene_(scene), model_(model), counts_(scene.message.size(), 1) {
  for (const Found& found : scene.mentions) {
    std::fill(counts_.begin() + found.first, counts_.begin() + found.last, std::uint8_t{0});
    if (!found.dismissed) ++live_;
  }
  read_words();
  for_message([&](Feature feature, int amount) { message_weight_ += model_.weight(feature) * amount; });
  for (Sentence& sentence : sentences_) {
    for_sentence(sentence, [&](Feature feature, int amount) { sentence.weight += model_.weight(feature) * amount; });
  }
}

void AskingEvidence::read_words() {
  const Message& message = scene_.message;
  if (message.size() > 0) sentences_.resize(std::size_t{message.sentence.back()} + 1);
  std::vector<std::uint8_t> seen(model_.features());
  for (std::size_t i = 0; i < message.size(); ++i) {
    Sentence& sentence = sentences_[message.sentence[i]];
    ++sentence.size;
    if (message.noise[i]) counts_[i] = 0;
    if (!message.noise[i] && message.tokens[i].kind != text::TokenKind::symbol) ++size_;
    if (!counts(i)) continue;
    const AskingModel::Word word = model_.word(word_at(message, i));
    if (word.feature != AskingModel::unknown && !seen[word.feature]) {
      seen[word.feature] = 1;
      words_.push_back(word.feature);
    }
    sentence.wants |= message.is(i, WordClass::wanting);
    if (message.is_word(i)) ++said_;
    for (std::uint32_t bits = word.groups; bits != 0; bits &= bits - 1) {
      const auto group = static_cast<std::size_t>(std::countr_zero(bits));
      tells_ |= model_.tells(group);
      groups_[group] = std::min<std::uint8_t>(most_of_group, groups_[group] + 1);
      sentence.groups[group] = std::min<std::uint8_t>(most_of_group, sentence.groups[group] + 1);
    }
  }
  wanting_sentences_ = static_cast<std::size_t>(std::ranges::count(sentences_, true, &Sentence::wants));
}

int AskingEvidence::weigh(const Found& found) const {
  int weight = message_weight_ + sentences_[scene_.message.sentence[found.first]].weight;
  for_mention(found, [&](Feature feature, int amount) { weight += model_.weight(feature) * amount; });
  return weight;
}

bool AskingEvidence::is_wanted(const Found& found) const {
  constexpr std::size_t reach = 12;
  const Message& message = scene_.message;
  if (!is_introduced(scene_, found)) return false;
  const std::size_t begin = std::max<std::size_t>(message.sentence_begin(found.first),
                                                  found.first - std::min<std::size_t>(found.first, reach));
  bool needs = false, ours = false;
  for (std::size_t i = begin; i < found.first; ++i) {
    if (message.is(i, WordClass::business) || message.is(i, WordClass::telling)) return false;
    needs |= message.is(i, "need") || message.is(i, "needs") || message.is(i, "want") || message.is(i, "like") ||
             message.is(i, "looking") || message.is(i, "welcome");
    ours |= message.is(i, "we") || message.is(i, "i") || message.is(i, "we'd") || message.is(i, "i'd") ||
            message.is(i, "we're");
  }
  return needs && ours;
}

std::vector<AskingEvidence::Piece> AskingEvidence::pieces(const Found& found) const {
  std::vector<Piece> all;
  const auto note = [&](Feature feature, int amount) { all.push_back({feature, amount}); };
  for_message(note);
  for_sentence(sentences_[scene_.message.sentence[found.first]], note);
  for_mention(found, note);
  return all;
}

template <typename Use>
void AskingEvidence::for_message(const Use& use) const {
  use(always, 1);
  for (const Feature word : words_) use(word, 1);
  for (std::size_t group = 0; group < model_.groups(); ++group) {
    if (groups_[group] > 0) use(model_.in_message(group), groups_[group]);
  }
  use(plus(message_size, size_step(size_)), 1);
}

template <typename Use>
void AskingEvidence::for_sentence(const Sentence& sentence, const Use& use) const {
  for (std::size_t group = 0; group < model_.groups(); ++group) {
    if (sentence.groups[group] > 0) use(model_.in_sentence(group), sentence.groups[group]);
  }
  use(plus(sentence_size, size_step(sentence.size)), 1);
}

template <typename Use>
void AskingEvidence::for_mention(const Found& found, const Use& use) const {
  const std::size_t number = scene_.message.sentence[found.first];
  const Sentence& sentence = sentences_[number];
  use(plus(label_kind, static_cast<std::size_t>(scene_.kind_of(found))), 1);
  use(plus(match, static_cast<std::size_t>(found.match)), 1);
  use(plus(facet, static_cast<std::size_t>(scene_.facet_of(found))), 1);
  use(found.dismissed ? plus(reason, static_cast<std::size_t>(*found.dismissed)) : Feature{not_set_aside}, 1);
  if (is_introduced(scene_, found)) use(introduced, 1);
  if (found.by_cue) use(by_cue, 1);
  if (scene_.is_subject(found)) use(subject, 1);
  if (found.beside != Found::nothing) use(beside, 1);
  use(plus(other_live, std::min<std::size_t>(3, live_ - (found.dismissed ? 0 : 1))), 1);
  if (number == 0) use(first_sentence, 1);
  if (number + 1 == sentences_.size()) use(last_sentence, 1);
  if (sentence.wants) use(wanting_here, 1);
  if (wanting_sentences_ > (sentence.wants ? 1u : 0u)) use(wanting_elsewhere, 1);
  for_neighbours(found, use);
}

template <typename Use>
void AskingEvidence::for_neighbours(const Found& found, const Use& use) const {
  const Message& message = scene_.message;
  const std::array<std::size_t, 4> positions{std::size_t{found.first} - 2, std::size_t{found.first} - 1, found.last,
                                             std::size_t{found.last} + 1};
  for (std::size_t place = 0; place < positions.size(); ++place) {
    const std::size_t position = positions[place];
    // Before the first token the position wraps round.
    if (position >= message.size()) {
      use(model_.around(place, AskingModel::message_end), 1);
    } else if (message.sentence[position] != message.sentence[found.first]) {
      use(model_.around(place, AskingModel::other_sentence), 1);
    } else if (scene_.mention_at(position) != nullptr) {
      use(model_.around(place, AskingModel::other_mention), 1);
    } else {
      for (std::uint32_t bits = message.classes[position].bits(); bits != 0; bits &= bits - 1) {
        use(model_.around(place, static_cast<std::size_t>(std::countr_zero(bits))), 1);
      }
    }
  }
}

}  // namespace s2ss
