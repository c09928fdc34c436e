#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "taxonomy/asking_model.hpp"
#include "taxonomy/scene.hpp"

namespace s2ss {

/// The evidence on whether the mentions of a message are asked for. The sums over message and sentences are made once,
/// so all mentions together take time in proportion to the text.
class AskingEvidence {
 public:
  struct Piece {
    AskingModel::Feature feature;
    int amount;
  };

  AskingEvidence(const Scene& scene, const AskingModel& model);

  /// The weight of all evidence: asked for when it is above zero.
  [[nodiscard]] int weigh(const Found& found) const;
  /// All evidence that has any weight, the words of the message aside. For learning and explaining.
  [[nodiscard]] std::vector<Piece> pieces(const Found& found) const;
  /// "We need help with" it, in so many words.
  [[nodiscard]] bool is_wanted(const Found& found) const;
  /// Words beside the mentions are too few to say anything: a title, a list.
  [[nodiscard]] bool says_nothing() const noexcept { return said_ <= 2 || (said_ <= 5 && !tells_); }
  /// A word of the message that counts: no noise, and part of no mention.
  [[nodiscard]] bool counts(std::size_t position) const { return counts_[position] != 0; }
  /// What a word counts as: itself; a number as "#".
  [[nodiscard]] static std::string_view word_at(const Message& message, std::size_t position) {
    const text::Token& token = message.tokens[position];
    return token.kind == text::TokenKind::number ? std::string_view("#") : token.folded;
  }

 private:
  using Counts = std::array<std::uint8_t, AskingModel::most_groups>;
  struct Sentence {
    Counts groups{};
    std::size_t size = 0;
    bool wants = false;
    int weight = 0;
  };

  void read_words();
  template <typename Use>
  void for_message(const Use& use) const;
  template <typename Use>
  void for_sentence(const Sentence& sentence, const Use& use) const;
  template <typename Use>
  void for_mention(const Found& found, const Use& use) const;
  template <typename Use>
  void for_neighbours(const Found& found, const Use& use) const;

  const Scene& scene_;
  const AskingModel& model_;
  std::vector<std::uint8_t> counts_;
  Counts groups_{};
  std::vector<Sentence> sentences_;
  std::vector<AskingModel::Feature> words_;  ///< Each once.
  std::size_t size_ = 0;
  std::size_t said_ = 0;
  bool tells_ = false;  ///< A word of thanks, of places and times, of money and the like.
  std::size_t live_ = 0;
  std::size_t wanting_sentences_ = 0;
  int message_weight_ = 0;
};

}  // namespace s2ss
