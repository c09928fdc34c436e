#pragma once

#include <vector>

#include "model/parse_availability_items.hpp"

namespace s2ss::wording {

/// Decides what each refusal is about and marks it `refused`. It is what follows ("not Mondays or Fridays"), or what
/// stands before when nothing follows or an approval belongs to it ("Mondays are not possible"). Over a comma it goes
/// on only along a plain list of the same kind ("not Mon, Tue"), and never over something approved.
///
/// Refusals without anything to refuse, those of something that is not understood, and those of a mode at some time
/// only ("no Teams on Mondays") become unknown together with what they are about. Otherwise the refused items take in
/// the tokens of the refusal. O(items).
void settle_refusals(std::vector<Item>& items);

}  // namespace s2ss::wording
