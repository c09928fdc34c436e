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
class AskingModel {
 public:
  using Feature = std::uint32_t;
  static constexpr std::size_t most_groups = 32;
  static constexpr Feature unknown = static_cast<Feature>(-1);

  /// Reads the embedded tables.
  AskingModel();

  [[nodiscard]] static const AskingModel& embedded();

  /// The number of a piece of evidence by its name; `unknown` for a name that is none.
  [[nodiscard]] Feature feature(std::string_view name) const noexcept;
  [[nodiscard]] const std::string& name(Feature feature) const noexcept { return names_[feature]; }
  [[nodiscard]] int weight(Feature feature) const noexcept { return weights_[feature]; }
  /// What a word is evidence of.
  struct Word {
    Feature feature = unknown;  ///< That it stands anywhere in a message; `unknown` for most words.
    std::uint32_t groups = 0;   ///< Bit i: it belongs to group i.
  };
  [[nodiscard]] Word word(std::string_view folded) const noexcept;
  [[nodiscard]] std::size_t features() const noexcept { return names_.size(); }

  [[nodiscard]] std::size_t groups() const noexcept { return group_names_.size(); }
  [[nodiscard]] const std::string& group_name(std::size_t group) const noexcept { return group_names_[group]; }
  /// Whether a group's words tell something rather than ask.
  [[nodiscard]] bool tells(std::size_t group) const noexcept { return tells_[group] != 0; }
  /// Evidence of a group's words in the message, and in the sentence.
  [[nodiscard]] Feature in_message(std::size_t group) const noexcept { return first_in_message_ + group_offset(group); }
  [[nodiscard]] Feature in_sentence(std::size_t group) const noexcept {
    return first_in_sentence_ + group_offset(group);
  }
  /// Evidence of what stands at one of four places around a mention: two before, one before, one after, two after.
  [[nodiscard]] Feature around(std::size_t place, std::size_t what) const noexcept {
    return first_around_ + static_cast<Feature>((place * around_kinds) + what);
  }
  /// Beyond the word classes: the end of the message, another sentence, another mention.
  static constexpr std::size_t word_classes = 21;
  static constexpr std::size_t message_end = word_classes, other_sentence = word_classes + 1,
                               other_mention = word_classes + 2;
  static constexpr std::size_t around_kinds = word_classes + 3;

 private:
  static Feature group_offset(std::size_t group) noexcept { return static_cast<Feature>(group); }
  Feature add(std::string name);
  void read_groups(std::map<std::string, Word>& words);
  void name_features();
  void read_weights(std::map<std::string, Word>& words);

  std::vector<std::string> names_;
  std::vector<int> weights_;
  std::vector<std::string> group_names_;
  std::vector<std::uint8_t> tells_;
  text::WordTable numbers_;  ///< Of features by name.
  text::WordTable words_;    ///< Places in `word_list_`.
  std::vector<Word> word_list_;
  Feature first_in_message_ = 0;
  Feature first_in_sentence_ = 0;
  Feature first_around_ = 0;
};

}  // namespace s2ss
