#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/word_table.hpp"

namespace s2ss {

/// What speaks for and against a mention being asked for, each piece of evidence with a weight. The weights were learnt
/// from labelled requests (benchmarks/requests/README.md says how) and stand in asking_weights.tsv; the groups of words
/// in asking_words.txt.
///
/// A piece of evidence is a feature (one of a fixed list) or a word in one of its roles. A feature has a second weight,
/// which is added when the mention is a stage or a board: those are often named only to say who is meant.
class AskingModel {
 public:
  using Feature = std::uint32_t;
  using WordId = std::uint32_t;
  static constexpr std::size_t most_groups = 32;
  static constexpr Feature unknown = static_cast<Feature>(-1);
  /// The id of every word without weight and group.
  static constexpr WordId other_word = 0;

  /// Where a word stands, seen from a mention.
  enum class Role : std::uint8_t {
    anywhere,    ///< In the message.
    first,       ///< It opens the sentence.
    second,      ///< It comes second in it.
    two_before,  ///< The neighbours.
    before,
    after,
    two_after,
    inside,        ///< Part of the mention.
    leading,       ///< The nearest word of a group to the left.
    following,     ///< The nearest word of a group to the right.
    person,        ///< The nearest pronoun or article to the left.
    joins_before,  ///< Between the mention and the one before it, when hardly more stands there.
    joins_after,
  };
  static constexpr std::size_t roles = 13;

  /// Reads the embedded tables.
  AskingModel();

  [[nodiscard]] static const AskingModel& embedded();

  /// The number of a feature by its name; `unknown` for a name that is none.
  [[nodiscard]] Feature feature(std::string_view name) const noexcept;
  [[nodiscard]] const std::string& name(Feature feature) const noexcept { return names_[feature]; }
  [[nodiscard]] static std::string_view role_name(Role role) noexcept;
  [[nodiscard]] std::size_t features() const noexcept { return names_.size(); }
  [[nodiscard]] int weight(Feature feature) const noexcept { return weights_[feature].always; }
  /// What is added for a stage or a board.
  [[nodiscard]] int narrowing_weight(Feature feature) const noexcept { return weights_[feature].narrowing; }

  [[nodiscard]] WordId word(const text::HashedWord& folded) const noexcept;
  [[nodiscard]] int weight(WordId word, Role role) const noexcept {
    return words_[word].weights[static_cast<std::size_t>(role)];
  }
  /// Bit i: the word belongs to group i.
  [[nodiscard]] std::uint32_t groups_of(WordId word) const noexcept { return words_[word].groups; }

  [[nodiscard]] std::size_t groups() const noexcept { return group_names_.size(); }
  [[nodiscard]] const std::string& group_name(std::size_t group) const noexcept { return group_names_[group]; }
  /// Whether a group's words tell something rather than ask.
  [[nodiscard]] bool tells(std::size_t group) const noexcept { return tells_[group] != 0; }
  /// The groups that only say whose something is: they lead and follow nothing.
  [[nodiscard]] std::uint32_t owners() const noexcept { return owners_; }

  /// Evidence of a group's words: in the message, in the sentence, nearest to the left and to the right.
  [[nodiscard]] Feature in_message(std::size_t group) const noexcept { return of_group(0, group); }
  [[nodiscard]] Feature in_sentence(std::size_t group) const noexcept { return of_group(1, group); }
  [[nodiscard]] Feature led_by(std::size_t group) const noexcept { return of_group(2, group); }
  [[nodiscard]] Feature followed_by(std::size_t group) const noexcept { return of_group(3, group); }

  /// Evidence of what stands at one of four places around a mention: two before, one before, one after, two after.
  [[nodiscard]] Feature around(std::size_t place, std::size_t what) const noexcept {
    return first_around_ + static_cast<Feature>((place * around_kinds) + what);
  }
  /// Beyond the word classes: the end of the message, another sentence, another mention.
  static constexpr std::size_t word_classes = 21;
  static constexpr std::size_t message_end = word_classes, other_sentence = word_classes + 1,
                               other_mention = word_classes + 2;
  static constexpr std::size_t around_kinds = word_classes + 3;

  /// Evidence of the mention before (side 0) or after (side 1) in the sentence, at a distance of 0 to 3 tokens or more.
  static constexpr std::size_t distances = 4;
  [[nodiscard]] Feature no_neighbour(std::size_t side) const noexcept { return beside(side, 0); }
  [[nodiscard]] Feature neighbour_is_subject(std::size_t side) const noexcept { return beside(side, 1); }
  [[nodiscard]] Feature neighbour_at(std::size_t side, std::size_t distance) const noexcept {
    return beside(side, 2 + distance);
  }
  [[nodiscard]] Feature neighbour_facet(std::size_t side, std::size_t facet, std::size_t distance) const noexcept {
    return beside(side, 2 + distances * (1 + facet) + distance);
  }
  [[nodiscard]] Feature neighbour_live(std::size_t side, bool live, std::size_t distance) const noexcept {
    return beside(side, 2 + distances * (live ? 6 : 5) + distance);
  }

 private:
  static constexpr std::size_t neighbour_kinds = 2 + distances * 7;
  struct Weights {
    int always = 0;
    int narrowing = 0;
  };
  struct Word {
    std::uint32_t groups = 0;
    std::array<int, roles> weights{};
  };

  [[nodiscard]] Feature of_group(std::size_t kind, std::size_t group) const noexcept {
    return first_of_groups_ + static_cast<Feature>(kind * group_names_.size() + group);
  }
  [[nodiscard]] Feature beside(std::size_t side, std::size_t what) const noexcept {
    return first_beside_ + static_cast<Feature>(side * neighbour_kinds + what);
  }
  void read_groups(std::map<std::string, Word>& words);
  void name_features();
  void read_weights(std::map<std::string, Word>& words);

  std::vector<std::string> names_;
  std::vector<Weights> weights_;
  std::vector<std::string> group_names_;
  std::vector<std::uint8_t> tells_;
  std::uint32_t owners_ = 0;
  text::WordTable numbers_;  ///< Of features by name.
  text::WordTable word_ids_;
  std::vector<Word> words_;
  Feature first_of_groups_ = 0;
  Feature first_around_ = 0;
  Feature first_beside_ = 0;
};

}  // namespace s2ss
