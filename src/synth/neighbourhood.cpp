#include "synth/neighbourhood.hpp"

#include <algorithm>
#include <array>

namespace s2ss::synth {

namespace {

constexpr int square_size = 4'000;  // Metres.
constexpr int columns = 175;        // EPSG:27700 is 700 km wide ...
constexpr int rows = 325;           // ... and 1,300 km high.

struct Square {
  int column;
  int row;
};

std::optional<Square> square_of(const School& school);
std::size_t number_of(Square square);
bool by_trust_then_position(std::span<const School> schools, std::uint32_t left, std::uint32_t right);

}  // namespace

Neighbourhood::Neighbourhood(std::span<const School> schools)
    : schools_(schools), square_begin_(std::size_t{columns} * rows + 1, 0) {
  for (const School& school : schools) {
    if (const auto square = square_of(school)) ++square_begin_[number_of(*square) + 1];
  }
  for (std::size_t s = 1; s < square_begin_.size(); ++s) square_begin_[s] += square_begin_[s - 1];
  by_square_.resize(square_begin_.back());
  std::vector<std::uint32_t> next = square_begin_;
  for (std::uint32_t i = 0; i < schools.size(); ++i) {
    if (const auto square = square_of(schools[i])) by_square_[next[number_of(*square)]++] = i;
    if (!schools[i].trust.empty()) by_trust_.push_back(i);
  }
  std::sort(by_trust_.begin(), by_trust_.end(),
            [&](std::uint32_t left, std::uint32_t right) { return by_trust_then_position(schools_, left, right); });
}

std::optional<std::size_t> Neighbourhood::partner(std::size_t school, Random& random) const {
  if (schools_.size() < 2) return std::nullopt;
  std::optional<std::size_t> found;
  if (random.chance(20)) found = in_same_trust(school, random);
  if (!found) found = near(school, random);
  return found ? found : anywhere(school, random);
}

std::optional<std::size_t> Neighbourhood::near(std::size_t school, Random& random) const {
  const std::optional<Square> home = square_of(schools_[school]);
  if (!home) return std::nullopt;
  static constexpr std::array<int, 5> reaches{0, 1, 2, 4, 10};  // Squares.
  static constexpr std::array<std::uint32_t, 5> weights{26, 34, 20, 12, 8};
  for (int tries = 0; tries < 12; ++tries) {
    const int reach = reaches[random.pick(weights)];
    const int column = home->column + random.between(-reach, reach);
    const int row = home->row + random.between(-reach, reach);
    if (column < 0 || column >= columns || row < 0 || row >= rows) continue;
    const std::size_t square = number_of({column, row});
    const std::uint32_t size = square_begin_[square + 1] - square_begin_[square];
    if (size == 0) continue;
    const std::size_t found = by_square_[square_begin_[square] + random.below(size)];
    if (found != school) return found;
  }
  return std::nullopt;
}

std::optional<std::size_t> Neighbourhood::in_same_trust(std::size_t school, Random& random) const {
  const std::string& trust = schools_[school].trust;
  if (trust.empty()) return std::nullopt;
  const auto begin = std::lower_bound(by_trust_.begin(), by_trust_.end(), trust,
                                      [&](std::uint32_t entry, const auto& id) { return schools_[entry].trust < id; });
  const auto end = std::upper_bound(begin, by_trust_.end(), trust,
                                    [&](const auto& id, std::uint32_t entry) { return id < schools_[entry].trust; });
  if (end - begin < 2) return std::nullopt;
  // One place is left out, and the last school stands in for the school itself.
  const std::uint32_t found = begin[random.below(static_cast<std::uint32_t>(end - begin - 1))];
  return found == school ? *(end - 1) : found;
}

std::size_t Neighbourhood::anywhere(std::size_t school, Random& random) const {
  const std::size_t found = random.below(static_cast<std::uint32_t>(schools_.size() - 1));
  return found == school ? schools_.size() - 1 : found;
}

namespace {

std::optional<Square> square_of(const School& school) {
  if (!school.easting || !school.northing) return std::nullopt;
  // Places outside the range count to its edge: given schools are taken as they are.
  return Square{std::clamp(*school.easting / square_size, 0, columns - 1),
                std::clamp(*school.northing / square_size, 0, rows - 1)};
}

std::size_t number_of(Square square) { return static_cast<std::size_t>(square.row * columns + square.column); }

bool by_trust_then_position(std::span<const School> schools, std::uint32_t left, std::uint32_t right) {
  const int order = schools[left].trust.compare(schools[right].trust);
  return order != 0 ? order < 0 : left < right;
}

}  // namespace

}  // namespace s2ss::synth
