#include "taxonomy/asking_evidence.hpp"

#include <algorithm>
#include <bit>
#include <map>

namespace s2ss {

namespace {

using Feature = AskingModel::Feature;

// Of a group more words than this say no more.
constexpr std::uint8_t most_of_group = 3;
// A word farther away neither leads nor follows a mention.
constexpr std::size_t farthest_word = 30;

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
  undecided,
  subject,
  beside,
  other_live,
  first_sentence = other_live + 4,
  last_sentence,
  wanting_here,
  wanting_elsewhere,
  question,
  message_size,
  sentence_size = message_size + 5,
  mentions_in_sentence = sentence_size + 5,
  mention_opens = mentions_in_sentence + 4,
  mention_second,
  led_from,
  led_by_none = led_from + 3,
  followed_by_none,
  topics,
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
                         classes.is(WordClass::newly) || classes.is(WordClass::preposition) || message.is(i, "and") ||
                         message.is(i, "or") || message.is_symbol(i, ',') || message.is_symbol(i, '&') ||
                         message.is_symbol(i, '/');
    if (!goes_on || message.is(i, "not")) return false;
  }
  return false;
}

// A sentence that opens with "help" or "support" and says "please".
bool asks_for_help(const Message& message, std::size_t begin) {
  constexpr std::size_t longest = 20;
  if (!message.is(begin, "help") && !message.is(begin, "support") && !message.is(begin, "advice")) return false;
  for (std::size_t i = begin + 1; i < std::min(message.sentence_end(begin), begin + longest); ++i) {
    if (message.is(i, "please") || message.is(i, "pls") || message.is(i, "needed") || message.is(i, "wanted")) {
      return true;
    }
  }
  return false;
}

Feature plus(Single first, std::size_t step) { return first + static_cast<Feature>(step); }

template <typename Use>
void for_bits(std::uint32_t bits, const Use& use) {
  for (; bits != 0; bits &= bits - 1) use(static_cast<std::size_t>(std::countr_zero(bits)));
}

}  // namespace

AskingEvidence::AskingEvidence(const Scene& scene, const AskingModel& model)
    : scene_(scene), model_(model), counts_(scene.message.size(), 1), words_(scene.message.size()) {
  const Message& message = scene.message;
  if (message.size() > 0) sentences_.resize(std::size_t{message.sentence.back()} + 1);
  for (const Found& found : scene.mentions) {
    std::fill(counts_.begin() + found.first, counts_.begin() + found.last, std::uint8_t{0});
    ++sentences_[message.sentence[found.first]].mentions;
    if (found.dismissed) continue;
    ++live_;
    if (!narrows(found)) ++live_topics_;
  }
  read_words();
  if (!says_nothing()) sum_up();
}

void AskingEvidence::read_words() {
  const Message& message = scene_.message;
  for (std::size_t i = 0; i < message.size(); ++i) {
    Sentence& sentence = sentences_[message.sentence[i]];
    ++sentence.size;
    words_[i] = model_.word(word_at(message, i));
    sentence.questions |= message.is_symbol(i, '?');
    if (message.noise[i]) {
      counts_[i] = 0;
      continue;
    }
    if (message.tokens[i].kind != text::TokenKind::symbol) {
      ++size_;
      if (sentence.first == nowhere) {
        sentence.first = static_cast<std::uint32_t>(i);
      } else if (sentence.second == nowhere) {
        sentence.second = static_cast<std::uint32_t>(i);
      }
    }
    if (!counts(i)) continue;
    sentence.wants |= message.is(i, WordClass::wanting);
    if (message.is_word(i)) ++said_;
    for_bits(model_.groups_of(words_[i]), [&](std::size_t group) {
      tells_ |= model_.tells(group);
      groups_[group] = std::min<std::uint8_t>(most_of_group, groups_[group] + 1);
      sentence.groups[group] = std::min<std::uint8_t>(most_of_group, sentence.groups[group] + 1);
    });
  }
  wanting_sentences_ = static_cast<std::size_t>(std::ranges::count(sentences_, true, &Sentence::wants));
}

void AskingEvidence::sum_up() {
  std::vector<AskingModel::WordId> distinct;
  distinct.reserve(words_.size());
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (counts(i) && words_[i] != AskingModel::other_word) distinct.push_back(words_[i]);
  }
  std::ranges::sort(distinct);
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  for (const AskingModel::WordId word : distinct) message_weight_.always += model_.weight(word, Role::anywhere);
  for_message([&](Feature feature, int amount) { message_weight_.add(model_, feature, amount); });
  for (Sentence& sentence : sentences_) {
    if (sentence.mentions > 0) {
      const auto use = [&](auto what, auto amount) {
        if constexpr (std::is_same_v<decltype(what), Role>) {
          sentence.weight.always += model_.weight(words_[amount], what);
        } else {
          sentence.weight.add(model_, what, static_cast<int>(amount));
        }
      };
      for_sentence(sentence, use);
    }
  }
}

bool AskingEvidence::narrows(const Found& found) const {
  const Facet facet = scene_.facet_of(found);
  return facet == Facet::stage || facet == Facet::board;
}

int AskingEvidence::weigh(std::size_t mention) const {
  const Found& found = scene_.mentions[mention];
  const Sentence& sentence = sentence_of(found);
  Sum sum{message_weight_.always + sentence.weight.always, message_weight_.narrowing + sentence.weight.narrowing};
  for_mention(mention, [&](auto what, auto amount) {
    if constexpr (std::is_same_v<decltype(what), Role>) {
      sum.always += model_.weight(words_[amount], what);
    } else {
      sum.add(model_, what, static_cast<int>(amount));
    }
  });
  return sum.always + (narrows(found) ? sum.narrowing : 0);
}

std::vector<AskingEvidence::Piece> AskingEvidence::pieces(std::size_t mention) const {
  const Found& found = scene_.mentions[mention];
  std::map<std::string, int> all;
  const auto note = [&](auto what, auto amount) {
    if constexpr (std::is_same_v<decltype(what), Role>) {
      all[std::string(AskingModel::role_name(what)) + ' ' + std::string(word_at(scene_.message, amount).text)] = 1;
    } else {
      all[model_.name(what)] = static_cast<int>(amount);
      if (narrows(found)) all["of stage " + model_.name(what)] = static_cast<int>(amount);
    }
  };
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (counts(i)) note(Role::anywhere, i);
  }
  for_message(note);
  for_sentence(sentence_of(found), note);
  for_mention(mention, note);
  std::vector<Piece> pieces;
  for (const auto& [name, amount] : all) pieces.push_back({name, amount});
  return pieces;
}

std::size_t AskingEvidence::strongest_against(std::size_t mention) const {
  const Found& found = scene_.mentions[mention];
  const Sentence& sentence = sentence_of(found);
  std::size_t strongest = AskingModel::most_groups;
  int least = 0;
  for (std::size_t group = 0; group < model_.groups(); ++group) {
    const int weight = model_.weight(model_.in_message(group)) * groups_[group] +
                       model_.weight(model_.in_sentence(group)) * sentence.groups[group];
    if (weight >= least) continue;
    least = weight;
    strongest = group;
  }
  return strongest;
}

bool AskingEvidence::is_wanted(const Found& found) const {
  constexpr std::size_t reach = 12;
  const Message& message = scene_.message;
  if (!is_introduced(scene_, found)) return false;
  const std::size_t begin = std::max<std::size_t>(message.sentence_begin(found.first),
                                                  found.first - std::min<std::size_t>(found.first, reach));
  // "Help with X please".
  const bool pleads = asks_for_help(message, message.sentence_begin(found.first));
  bool needs = pleads, ours = pleads;
  for (std::size_t i = begin; i < found.first; ++i) {
    if (message.is(i, WordClass::business) || message.is(i, WordClass::telling)) return false;
    needs |= message.is(i, "need") || message.is(i, "needs") || message.is(i, "want") || message.is(i, "like") ||
             message.is(i, "looking") || message.is(i, "welcome");
    ours |= message.is(i, "we") || message.is(i, "i") || message.is(i, "we'd") || message.is(i, "i'd") ||
            message.is(i, "we're");
  }
  return needs && ours;
}

template <typename Use>
void AskingEvidence::for_message(const Use& use) const {
  use(Feature{always}, 1);
  for (std::size_t group = 0; group < model_.groups(); ++group) {
    if (groups_[group] > 0) use(model_.in_message(group), int{groups_[group]});
  }
  use(plus(message_size, size_step(size_)), 1);
}

template <typename Use>
void AskingEvidence::for_sentence(const Sentence& sentence, const Use& use) const {
  for (std::size_t group = 0; group < model_.groups(); ++group) {
    if (sentence.groups[group] > 0) use(model_.in_sentence(group), int{sentence.groups[group]});
  }
  use(plus(sentence_size, size_step(sentence.size)), 1);
  use(plus(mentions_in_sentence, std::min<std::size_t>(4, sentence.mentions) - 1), 1);
  if (sentence.questions) use(Feature{question}, 1);
  if (sentence.wants) use(Feature{wanting_here}, 1);
  if (wanting_sentences_ > (sentence.wants ? 1u : 0u)) use(Feature{wanting_elsewhere}, 1);
  if (&sentence == &sentences_.front()) use(Feature{first_sentence}, 1);
  if (&sentence == &sentences_.back()) use(Feature{last_sentence}, 1);
  const auto open = [&](std::uint32_t position, Role role, Single mention) {
    if (position == nowhere) return;
    if (scene_.mention_at(position) != nullptr) {
      use(Feature{mention}, 1);
    } else {
      use(role, std::size_t{position});
    }
  };
  open(sentence.first, Role::first, mention_opens);
  open(sentence.second, Role::second, mention_second);
}

template <typename Use>
void AskingEvidence::for_mention(std::size_t mention, const Use& use) const {
  const Found& found = scene_.mentions[mention];
  use(plus(label_kind, static_cast<std::size_t>(scene_.kind_of(found))), 1);
  use(plus(match, static_cast<std::size_t>(found.match)), 1);
  use(plus(facet, static_cast<std::size_t>(scene_.facet_of(found))), 1);
  use(found.dismissed ? plus(reason, static_cast<std::size_t>(*found.dismissed)) : Feature{not_set_aside}, 1);
  if (is_introduced(scene_, found)) use(Feature{introduced}, 1);
  if (found.by_cue) use(Feature{by_cue}, 1);
  if (!found.decided) use(Feature{undecided}, 1);
  if (scene_.is_subject(found)) use(Feature{subject}, 1);
  if (found.beside != Found::nothing) use(Feature{beside}, 1);
  use(plus(other_live, std::min<std::size_t>(3, live_ - (found.dismissed ? 0 : 1))), 1);
  if (narrows(found)) use(plus(topics, std::min<std::size_t>(2, live_topics_)), 1);
  for (std::size_t i = found.first; i < found.last; ++i) use(Role::inside, i);
  for_neighbours(found, use);
  for_nearest(found, use);
  for_other_mentions(mention, use);
}

template <typename Use>
void AskingEvidence::for_neighbours(const Found& found, const Use& use) const {
  constexpr std::array roles{Role::two_before, Role::before, Role::after, Role::two_after};
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
      for_bits(message.classes[position].bits(), [&](std::size_t what) { use(model_.around(place, what), 1); });
      use(roles[place], position);
    }
  }
}

// The nearest words of any group but "our" and "your", and the nearest pronoun or article.
template <typename Use>
void AskingEvidence::for_nearest(const Found& found, const Use& use) const {
  if (const Nearest before = nearest_before(found); before.position != nowhere) {
    use(Role::leading, std::size_t{before.position});
    use(plus(led_from, before.distance < 2 ? 0 : before.distance < 5 ? 1 : 2), 1);
    for_bits(model_.groups_of(words_[before.position]), [&](std::size_t group) { use(model_.led_by(group), 1); });
  } else {
    use(Feature{led_by_none}, 1);
  }
  if (const Nearest after = nearest_after(found); after.position != nowhere) {
    use(Role::following, std::size_t{after.position});
    for_bits(model_.groups_of(words_[after.position]), [&](std::size_t group) { use(model_.followed_by(group), 1); });
  } else {
    use(Feature{followed_by_none}, 1);
  }
  if (const std::uint32_t person = nearest_person(found); person != nowhere) use(Role::person, std::size_t{person});
}

std::uint32_t AskingEvidence::leading_groups(std::size_t position) const {
  const std::uint32_t groups = counts(position) ? model_.groups_of(words_[position]) : 0;
  return (groups & ~model_.owners()) != 0 ? groups : 0;
}

AskingEvidence::Nearest AskingEvidence::nearest_before(const Found& found) const {
  const std::size_t begin = scene_.message.sentence_begin(found.first);
  for (std::size_t distance = 0; distance < farthest_word && found.first - distance > begin; ++distance) {
    const std::size_t position = found.first - distance - 1;
    if (leading_groups(position) != 0) return {static_cast<std::uint32_t>(position), distance};
  }
  return {};
}

AskingEvidence::Nearest AskingEvidence::nearest_after(const Found& found) const {
  const std::size_t end = std::min(scene_.message.sentence_end(found.first), found.last + farthest_word);
  for (std::size_t position = found.last; position < end; ++position) {
    if (leading_groups(position) != 0) return {static_cast<std::uint32_t>(position), position - found.last};
  }
  return {};
}

std::uint32_t AskingEvidence::nearest_person(const Found& found) const {
  const Message& message = scene_.message;
  const std::size_t begin = message.sentence_begin(found.first);
  for (std::size_t i = found.first, looked = 0; i > begin && looked < farthest_word; ++looked) {
    --i;
    if (message.is(i, WordClass::person) || message.is(i, WordClass::determiner) || message.is(i, WordClass::pronoun)) {
      return static_cast<std::uint32_t>(i);
    }
  }
  return nowhere;
}

// "marking in science", "science and maths": what the mentions before and after are, and the word that joins them.
template <typename Use>
void AskingEvidence::for_other_mentions(std::size_t mention, const Use& use) const {
  constexpr std::size_t farthest = AskingModel::distances - 1;
  const Message& message = scene_.message;
  const Found& found = scene_.mentions[mention];
  for (std::size_t side = 0; side < 2; ++side) {
    const std::size_t place = side == 0 ? mention - 1 : mention + 1;
    // Before the first mention the place wraps round.
    if (place >= scene_.mentions.size() ||
        message.sentence[scene_.mentions[place].first] != message.sentence[found.first]) {
      use(model_.no_neighbour(side), 1);
      continue;
    }
    const Found& other = scene_.mentions[place];
    const std::size_t begin = side == 0 ? other.last : found.last;
    const std::size_t end = side == 0 ? found.first : other.first;
    const std::size_t distance = std::min(farthest, end > begin ? end - begin : 0);
    use(model_.neighbour_at(side, distance), 1);
    use(model_.neighbour_facet(side, static_cast<std::size_t>(scene_.facet_of(other)), distance), 1);
    use(model_.neighbour_live(side, !other.dismissed, distance), 1);
    if (scene_.is_subject(other)) use(model_.neighbour_is_subject(side), 1);
    if (distance == 0 || distance == farthest) continue;
    use(side == 0 ? Role::joins_before : Role::joins_after, side == 0 ? end - 1 : begin);
  }
}

}  // namespace s2ss
