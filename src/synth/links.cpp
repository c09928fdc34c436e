#include "synth/links.hpp"

#include <array>
#include <optional>
#include <utility>

#include "synth/random.hpp"

namespace s2ss::synth {

namespace {

constexpr std::uint32_t millionths = 1'000'000;
constexpr int oldest_days = 4 * 365;

LinkState choose_state(int age_in_days, Random& random);

}  // namespace

LinkMaker::LinkMaker(std::span<const School> schools, Date as_of, std::uint32_t per_nominee, std::uint64_t seed)
    : schools_(schools), as_of_(as_of), per_nominee_(per_nominee), seed_(seed), neighbourhood_(schools) {}

std::vector<Link> LinkMaker::make(std::size_t number, const Nominee& nominee, std::size_t school) const {
  Random random(seed_, Stream::links, number);
  std::vector<Link> links;
  // A geometric number of links with mean m goes on with probability m / (1 + m).
  while (random.below(millionths + per_nominee_) < per_nominee_) {
    const std::optional<std::size_t> partner = neighbourhood_.partner(school, random);
    if (!partner) break;
    const int age = random.between(0, oldest_days);
    Link link;
    link.nominee = nominee.id;
    link.supporting_school = schools_[school].urn;
    link.requesting_school = schools_[*partner].urn;
    link.date = as_of_ - age;
    link.state = choose_state(age, random);
    links.push_back(std::move(link));
  }
  return links;
}

namespace {

// Only what began in the last half year may still be going on.
LinkState choose_state(int age_in_days, Random& random) {
  static constexpr std::array<std::uint32_t, 6> recent{7, 10, 22, 10, 44, 7};
  static constexpr std::array<std::uint32_t, 6> settled{0, 0, 1, 12, 79, 8};
  return static_cast<LinkState>(random.pick(age_in_days <= 180 ? recent : settled));
}

}  // namespace

}  // namespace s2ss::synth
