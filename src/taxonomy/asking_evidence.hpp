#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "taxonomy/asking_model.hpp"
#include "taxonomy/scene.hpp"

namespace s2ss {

/// The evidence on whether the mentions of a message are asked for. Each word is looked up once, and the sums over
/// message and sentences are made once, so all mentions together take time in proportion to the text.
class AskingEvidence {
 public:
  struct Piece {
    std::string name;
    int amount;
  };

  AskingEvidence(const Scene& scene, const AskingModel& model);

  /// The weight of all evidence on the mention at a place of the scene's list: asked for when it is above zero.
  [[nodiscard]] int weigh(std::size_t mention) const;
  /// All that `weigh` adds up, by name, whether or not it has any weight. For learning; slow.
  [[nodiscard]] std::vector<Piece> pieces(std::size_t mention) const;
  /// The group of words whose evidence speaks most against a mention; `AskingModel::most_groups` when none does.
  [[nodiscard]] std::size_t strongest_against(std::size_t mention) const;
  /// "We need help with" it, in so many words.
  [[nodiscard]] bool is_wanted(const Found& found) const;
  /// Words beside the mentions are too few to say anything: a title, a list.
  [[nodiscard]] bool says_nothing() const noexcept { return said_ <= 2 || (said_ <= 5 && !tells_); }
  /// A word of the message that counts: no noise, and part of no mention.
  [[nodiscard]] bool counts(std::size_t position) const { return counts_[position] != 0; }
  /// What a word counts as: itself; a number as "#", a line's end as "\n" spelt out.
  [[nodiscard]] static text::HashedWord word_at(const Message& message, std::size_t position) {
    const text::Token& token = message.tokens[position];
    if (token.is_symbol('\n')) return "\\n";
    return token.kind == text::TokenKind::number ? "#" : token.word();
  }

 private:
  using Feature = AskingModel::Feature;
  using Role = AskingModel::Role;
  using Counts = std::array<std::uint8_t, AskingModel::most_groups>;
  static constexpr std::uint32_t nowhere = Found::nothing;

  /// Sums for mentions of any kind, and what is added for stages and boards.
  struct Sum {
    int always = 0;
    int narrowing = 0;
    void add(const AskingModel& model, Feature feature, int amount) {
      always += model.weight(feature) * amount;
      narrowing += model.narrowing_weight(feature) * amount;
    }
  };
  struct Sentence {
    Counts groups{};
    std::size_t size = 0;
    std::size_t mentions = 0;
    std::uint32_t first = nowhere;  ///< Its first two words.
    std::uint32_t second = nowhere;
    bool wants = false;
    bool questions = false;
    Sum weight;
  };
  struct Nearest {
    std::uint32_t position = nowhere;
    std::size_t distance = 0;
  };

  void read_words();
  void sum_up();
  [[nodiscard]] bool narrows(const Found& found) const;
  [[nodiscard]] const Sentence& sentence_of(const Found& found) const {
    return sentences_[scene_.message.sentence[found.first]];
  }
  [[nodiscard]] std::uint32_t leading_groups(std::size_t position) const;
  [[nodiscard]] Nearest nearest_before(const Found& found) const;
  [[nodiscard]] Nearest nearest_after(const Found& found) const;
  [[nodiscard]] std::uint32_t nearest_person(const Found& found) const;

  // Each calls use(feature, amount), and use(role, position) for words.
  template <typename Use>
  void for_message(const Use& use) const;
  template <typename Use>
  void for_sentence(const Sentence& sentence, const Use& use) const;
  template <typename Use>
  void for_mention(std::size_t mention, const Use& use) const;
  template <typename Use>
  void for_neighbours(const Found& found, const Use& use) const;
  template <typename Use>
  void for_nearest(const Found& found, const Use& use) const;
  template <typename Use>
  void for_other_mentions(std::size_t mention, const Use& use) const;

  const Scene& scene_;
  const AskingModel& model_;
  std::vector<std::uint8_t> counts_;
  std::vector<AskingModel::WordId> words_;  ///< Of each token.
  std::vector<Sentence> sentences_;
  Counts groups_{};
  Sum message_weight_;
  std::size_t size_ = 0;
  std::size_t said_ = 0;
  bool tells_ = false;  ///< A word of thanks, of places and times, of money and the like.
  std::size_t live_ = 0;
  std::size_t live_topics_ = 0;  ///< With aspects, without stages and boards.
  std::size_t wanting_sentences_ = 0;
};

}  // namespace s2ss
