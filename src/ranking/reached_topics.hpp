#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ranking/bounds.hpp"
#include "scoring/scorer_state.hpp"

namespace s2ss {

/// The topics near some need of a request, and what expertise in each can do for each need at most. Fits of several
/// needs are weighted by the need's share and the part's weight, in millionths of Totals.
class ReachedTopics {
 public:
  using Kinds = std::array<float, posting_kinds>;

  /// Fills itself anew and uses its memory again.
  void make(const Scorer::State& request);

  /// Of several needs, those that do most for all of them together in front.
  [[nodiscard]] std::span<const ConceptIndex> topics() const noexcept { return topics_; }
  [[nodiscard]] std::size_t need_count() const noexcept { return needs_; }
  /// What a millionth of a need's fit counts.
  [[nodiscard]] float weight(std::size_t need) const noexcept { return static_cast<float>(weights_[need]); }
  /// The best fits by the kind of a posting.
  [[nodiscard]] const Kinds& fits(std::size_t topic, std::size_t need) const noexcept {
    return fits_[topic * needs_ + need];
  }
  /// Of all kinds the best.
  [[nodiscard]] float most(std::size_t topic, std::size_t need) const noexcept { return most_[topic * needs_ + need]; }
  /// The same of this topic and those behind it; of several needs only, like what follows from it.
  [[nodiscard]] float most_from(std::size_t topic, std::size_t need) const noexcept {
    return most_from_[topic * needs_ + need];
  }
  /// A bit for each need that the topic is near to.
  [[nodiscard]] std::uint32_t needs_of(std::size_t topic) const noexcept { return needs_of_[topic]; }
  /// What of these needs expertise in the topic can meet well enough.
  [[nodiscard]] std::uint32_t met_by(std::size_t topic) const noexcept { return met_by_[topic]; }

  /// The most that someone with these topics can have for a need, as `NomineeRecord::topics` tells them.
  [[nodiscard]] float most_of(std::size_t need, std::uint64_t topics) const noexcept {
    for (const Grade& grade : grades_[need]) {
      if ((grade.bits & topics) != 0) return grade.fit;
    }
    return 0;
  }

 private:
  /// Topics that do about as much for a need.
  struct Grade {
    std::uint64_t bits = 0;
    float fit = 0;  ///< The best of them.
  };
  static constexpr std::size_t grades = 3;

  void sort();
  void add_to_grades(std::size_t topic);

  std::size_t needs_ = 0;
  std::vector<double> weights_;
  std::vector<ConceptIndex> topics_;
  std::vector<Kinds> fits_;
  std::vector<float> most_;
  std::vector<float> most_from_;
  std::vector<std::uint32_t> needs_of_;
  std::vector<std::uint32_t> met_by_;
  std::vector<std::array<Grade, grades>> grades_;  // by need, the nearest first
};

/// The best fit of an expertise in the topic, by the kind of its posting, in millionths.
[[nodiscard]] std::array<double, posting_kinds> best_fits(const SubjectFit& fit, const SubjectFit::PreparedNeed& need,
                                                          ConceptIndex topic);

}  // namespace s2ss
