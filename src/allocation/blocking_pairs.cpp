#include <algorithm>
#include <string>

#include "allocation/preferences.hpp"
#include "s2ss/error.hpp"

namespace s2ss {

namespace {

using namespace allocation;

[[noreturn]] void refuse(std::size_t position, std::string expected) {
  throw InputError(Fault{.pointer = "/chosen/" + std::to_string(position),
                         .field = "chosen",
                         .expected = std::move(expected),
                         .mend = "give a matching that keeps every limit"});
}

/// A matching seen from its limits: how full each is, and its least wanted arc.
class Matching {
 public:
  Matching(const StableProblem& problem, std::span<const std::int64_t> chosen)
      : problem_(problem),
        limits_(problem),
        preferences_(problem),
        is_chosen_(problem.indices.size(), 0),
        held_(limits_.size(), 0),
        worst_(limits_.size(), -1),
        row_held_(problem.indptr.empty() ? 0 : problem.indptr.size() - 1, 0) {
    for (std::size_t k = 0; k < chosen.size(); ++k) add(chosen[k], k);
  }

  [[nodiscard]] std::vector<std::int64_t> blocking() const {
    std::vector<std::int64_t> found;
    for (std::size_t i = 0; i + 1 < problem_.indptr.size(); ++i) {
      // The columns a row has, by class; and its least wanted arc, which stands last.
      std::vector<std::int32_t> classes;
      std::int64_t left = row_held_[i];
      for (std::int64_t arc = problem_.indptr[i]; arc < problem_.indptr[i + 1]; ++arc) {
        if (is_chosen_[static_cast<std::size_t>(arc)] != 0) {
          classes.push_back(preferences_.class_of(arc));
          --left;
          continue;
        }
        const bool has_better_of_class =
            std::find(classes.begin(), classes.end(), preferences_.class_of(arc)) != classes.end();
        if (has_better_of_class) continue;
        // An arc of its class further down would leave for it; or, the row being full, its last arc.
        const bool row_wants = row_held_[i] < problem_.places[i] || left > 0;
        if (row_wants && column_wants(arc)) found.push_back(arc);
      }
    }
    return found;
  }

 private:
  void add(std::int64_t arc, std::size_t position) {
    if (arc < 0 || static_cast<std::size_t>(arc) >= is_chosen_.size()) refuse(position, "the position of an arc");
    char& taken = is_chosen_[static_cast<std::size_t>(arc)];
    if (taken != 0) refuse(position, "each arc once");
    taken = 1;
    const auto i = static_cast<std::size_t>(preferences_.row(arc));
    if (++row_held_[i] > problem_.places[i]) refuse(position, "no more arcs of a row than it has places");
    for (std::int64_t other = problem_.indptr[i]; other < problem_.indptr[i + 1]; ++other) {
      const bool clashes = other != arc && is_chosen_[static_cast<std::size_t>(other)] != 0 &&
                           preferences_.class_of(other) == preferences_.class_of(arc);
      if (clashes) refuse(position, "at most one arc of a row into the columns of a class");
    }
    for (std::int32_t node = preferences_.column(arc); node != Limits::none; node = limits_.parent(node)) {
      if (++held_[index(node)] > limits_.capacity(node)) {
        refuse(position, "no more arcs than the capacity of the column and its groups");
      }
      std::int64_t& worst = worst_[index(node)];
      if (worst < 0 || preferences_.column_prefers(worst, arc)) worst = arc;
    }
  }

  [[nodiscard]] bool column_wants(std::int64_t arc) const {
    for (std::int32_t node = preferences_.column(arc); node != Limits::none; node = limits_.parent(node)) {
      if (held_[index(node)] < limits_.capacity(node)) continue;
      return worst_[index(node)] >= 0 && preferences_.column_prefers(arc, worst_[index(node)]);
    }
    return true;
  }

  [[nodiscard]] static std::size_t index(std::int32_t node) noexcept { return static_cast<std::size_t>(node); }

  const StableProblem& problem_;
  Limits limits_;
  Preferences preferences_;
  std::vector<char> is_chosen_;         ///< Of each arc.
  std::vector<std::int64_t> held_;      ///< Of each limit.
  std::vector<std::int64_t> worst_;     ///< Of each limit.
  std::vector<std::int64_t> row_held_;  ///< Of each row.
};

}  // namespace

std::vector<std::int64_t> blocking_pairs(const StableProblem& problem, std::span<const std::int64_t> chosen) {
  check_shape(problem);
  check_repeats(problem);
  return Matching(problem, chosen).blocking();
}

}  // namespace s2ss
