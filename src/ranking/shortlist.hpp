#pragma once

#include <vector>

#include "ranking/top.hpp"
#include "s2ss/scorer.hpp"
#include "s2ss/shortlist.hpp"

namespace s2ss {

/// Everything but the candidates and the counts.
[[nodiscard]] Shortlist empty_shortlist(const Scorer& scorer, const Request& request, const Policy& policy);

/// The shortlist of pairs that were found, in their order. It keeps the scorer for what is read later.
[[nodiscard]] Shortlist make_shortlist(const Request& request, const Policy& policy, Scorer scorer,
                                       std::vector<Scored> first);

}  // namespace s2ss
