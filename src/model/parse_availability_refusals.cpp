#include "model/parse_availability_refusals.hpp"

#include <cstddef>

namespace s2ss::wording {

namespace {

/// The refusal whose reach is being followed.
enum class Reach : std::uint8_t {
  none,
  awaited,  ///< Its first item is still to come.
  open,
  lost,  ///< What it refuses is not understood.
};

class Settler {
 public:
  explicit Settler(std::vector<Item>& items) : items_(items) {}

  void settle();

 private:
  void approve_lists();
  void meet_refusal(std::size_t place);
  void meet_item(std::size_t place);
  void refuse_before(std::size_t place);
  void refuse(std::size_t first, std::size_t last);
  void lose(std::size_t first, std::size_t last);
  [[nodiscard]] bool cancels(std::size_t place) const;
  [[nodiscard]] bool looks_back(std::size_t place) const;
  [[nodiscard]] bool goes_on(std::size_t place) const;
  [[nodiscard]] bool is_close_after(std::size_t place) const;

  std::vector<Item>& items_;
  Reach reach_ = Reach::none;
  std::size_t refusal_ = 0;
  bool of_slots_ = false, of_modes_ = false;
};

}  // namespace

void settle_refusals(std::vector<Item>& items) { Settler(items).settle(); }

namespace {

void Settler::settle() {
  approve_lists();
  for (std::size_t place = 0; place < items_.size(); ++place) {
    if (items_[place].is_refusing()) {
      if (cancels(place)) {
        ++place;  // "Not busy" refuses nothing.
        reach_ = Reach::none;
      } else {
        meet_refusal(place);
      }
    } else {
      meet_item(place);
    }
  }
}

// "Tuesdays and Wednesdays are fine" approves both.
void Settler::approve_lists() {
  for (std::size_t place = items_.size(); place-- > 1;) {
    const Item& item = items_[place];
    if (item.approved && item.is_content() && item.join == Join::conjunction) items_[place - 1].approved = true;
  }
}

void Settler::meet_refusal(std::size_t place) {
  reach_ = Reach::none;
  if (looks_back(place)) return refuse_before(place);
  if (!is_close_after(place)) return lose(place, place + 1);
  // "No, not Mondays": the later one does the work.
  if (items_[place + 1].is_refusing()) return;
  reach_ = Reach::awaited;
  refusal_ = place;
  of_slots_ = of_modes_ = false;
}

void Settler::meet_item(std::size_t place) {
  const Item& item = items_[place];
  switch (reach_) {
    case Reach::none:
      return;
    case Reach::lost:
      if (item.join >= Join::comma) {
        reach_ = Reach::none;
      } else {
        lose(place, place + 1);
      }
      return;
    case Reach::awaited:
      if (!item.is_content()) {
        lose(refusal_, place + 1);
        reach_ = Reach::lost;
        return;
      }
      reach_ = Reach::open;
      break;
    case Reach::open:
      if (!item.is_content()) return;
      if (!goes_on(place)) {
        reach_ = Reach::none;
        return;
      }
      break;
  }
  const bool differs = item.kind == ItemKind::mode ? of_slots_ : of_modes_;
  if (differs && item.is_close()) {
    lose(refusal_, place + 1);
    reach_ = Reach::lost;
    return;
  }
  const bool begins = !of_slots_ && !of_modes_;
  (item.kind == ItemKind::mode ? of_modes_ : of_slots_) = true;
  refuse(place, place + 1);
  if (begins) items_[place].first = items_[refusal_].first;
}

// "Mondays and Tuesdays are difficult": back to the beginning of the list. "Fridays are fine, Mondays no good": not to
// what was approved.
void Settler::refuse_before(std::size_t place) {
  std::size_t first = place - 1;
  bool slots = items_[first].is_slots(), modes = !slots;
  while (first > 0 && items_[first - 1].is_content() && !items_[first - 1].refused && !items_[first - 1].approved) {
    const Join join = items_[first].join;
    const bool list = join == Join::comma && items_[first].kind == items_[first - 1].kind;
    if (join != Join::tight && join != Join::conjunction && !list) break;
    --first;
    (items_[first].is_slots() ? slots : modes) = true;
  }
  if (slots && modes) return lose(first, place + 1);
  refuse(first, place);
  items_[place - 1].last = items_[place].last;
}

void Settler::refuse(std::size_t first, std::size_t last) {
  for (std::size_t place = first; place < last; ++place) items_[place].refused = true;
}

void Settler::lose(std::size_t first, std::size_t last) {
  for (std::size_t place = first; place < last; ++place) items_[place].kind = ItemKind::unknown;
}

bool Settler::cancels(std::size_t place) const {
  return items_[place].kind == ItemKind::refusal && is_close_after(place) &&
         items_[place + 1].kind == ItemKind::trouble;
}

bool Settler::looks_back(std::size_t place) const {
  const Item& item = items_[place];
  if (place == 0 || item.join != Join::tight || !items_[place - 1].is_content() || items_[place - 1].refused) {
    return false;
  }
  return item.kind == ItemKind::trouble || item.approved || !is_close_after(place);
}

// Whether the refusal reaches this item too.
bool Settler::goes_on(std::size_t place) const {
  const Item& item = items_[place];
  const Item& before = items_[place - 1];
  switch (item.join) {
    case Join::tight:
      return true;
    case Join::conjunction:
      return !item.approved;
    case Join::comma: {
      if (item.approved || item.kind != before.kind) return false;
      // "Not Mondays, Tue pm": what follows is of another shape, and no longer refused.
      const bool has_part =
          place + 1 < items_.size() && items_[place + 1].kind == ItemKind::part && items_[place + 1].is_close();
      return item.kind != ItemKind::day || !has_part;
    }
    case Join::approved:
    case Join::stop:
      break;
  }
  return false;
}

bool Settler::is_close_after(std::size_t place) const {
  return place + 1 < items_.size() && items_[place + 1].is_close();
}

}  // namespace
}  // namespace s2ss::wording
