#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "model/topic_index.hpp"

namespace s2ss {

/// The kinds of posting that differ in the best fit they can have: bit 0 main, bit 1 leads, bit 2 restricted.
inline constexpr std::size_t posting_kinds = 8;

/// What some other topic of the nominee can add to a need, told from their topic bits.
struct OtherTopics {
  std::uint64_t bits = 0;  ///< Of these topics.
  double fit = 0;          ///< The best of them.
};

/// One need, as one topic's postings can meet it. Fits are in millionths.
struct NeedBounds {
  std::array<double, posting_kinds> own{};  ///< The posting's own expertise, by kind.
  double most_own = 0;                      ///< The best of them: for nominees with several expertises in the topic.
  std::array<OtherTopics, 3> others{};      ///< Nearest first; the first that has a topic of the nominee counts.
  double share = 0;                         ///< Millionths.
};

/// What bounds of one topic's postings are made of. A bound is a Total that no nominee of the posting can exceed, or
/// negative for one that some rule removes. Whole numbers in doubles, wherever a part is known exactly.
struct PostingBounds {
  std::int32_t easting = 0;
  std::int32_t northing = 0;
  float limit = 0;                   ///< Metres.
  std::int32_t least_proximity = 0;  ///< Millionths: one where distance does not count.
  std::int32_t unknown_proximity = 0;
  bool is_nowhere = false;  ///< The requesting school's own coordinates are not known.
  std::uint32_t slots = 0;  ///< Those in which some session could be held.
  std::uint32_t modes = 0;
  std::uint32_t remote_modes = 0;  ///< Those among them that need no travel.
  std::uint32_t max_main_topics = 0;
  std::uint32_t nominee_links = 0;  ///< From so many on, a nominee is used more than the average.
  std::uint32_t school_links = 0;
  double spread = 0;  ///< The total lost by that.

  double fit_weight = 0;
  double proximity_weight = 0;
  double rest = 0;  ///< The total that availability and diversity can add at most.

  std::array<double, posting_kinds> best{};           ///< fit_weight x fit, by kind, when there is one need.
  std::span<const NeedBounds> needs;                  ///< Otherwise.
  std::array<double, posting_kinds> best_of_block{};  ///< fit_weight x fit, by the kinds a block has.
};

/// The sets of instructions there is code for.
enum class Instructions : std::uint8_t { portable, avx2, avx512 };

/// The loops over many bounds at once. Every set of instructions gives the same numbers.
struct BoundLoops {
  /// The bounds of the blocks `first` to `first + count - 1`.
  void (*blocks)(const PostingBounds& request, const TopicIndex& index, std::size_t first, std::size_t count,
                 double* bounds);
  /// The bounds of a block's postings; returns which of them reach `least` or more.
  std::uint64_t (*postings)(const PostingBounds& request, const PostingBlock& block, double least, double* bounds);
};

/// False when this machine, or this build, lacks them.
[[nodiscard]] bool is_supported(Instructions instructions) noexcept;
[[nodiscard]] const BoundLoops& bound_loops(Instructions instructions) noexcept;
/// Those of the machine's best.
[[nodiscard]] const BoundLoops& bound_loops() noexcept;

}  // namespace s2ss
