#include <array>
#include <cmath>
#include <string>

#include "s2ss/error.hpp"
#include "s2ss/parts.hpp"
#include "scoring/shares.hpp"

namespace s2ss {

Weights Weights::normalised(double subject_fit, double availability, double diversity, double proximity) {
  const std::array<double, 4> given{subject_fit, availability, diversity, proximity};
  std::vector<Fault> faults;
  bool all_zero = true;
  for (std::size_t part = 0; part < given.size(); ++part) {
    all_zero = all_zero && given[part] == 0.0;
    if (std::isfinite(given[part]) && given[part] >= 0.0) continue;
    const std::string name(enumerator_words<Part>[part]);
    faults.push_back({.pointer = "/weights/" + name,
                      .field = name,
                      .expected = "a finite number, 0 or more",
                      .mend = "give each part a share, such as 0.25"});
  }
  if (all_zero) {
    faults.push_back({.pointer = "/weights",
                      .field = "weights",
                      .expected = "at least one weight above 0",
                      .mend = "give the part that matters most a weight of 1"});
  }
  if (!faults.empty()) throw InputError(std::move(faults));
  const auto parts = shares(given);
  return {.subject_fit = parts[0], .availability = parts[1], .diversity = parts[2], .proximity = parts[3]};
}

}  // namespace s2ss
