#pragma once

#include <optional>
#include <string>
#include <vector>

#include "s2ss/date.hpp"
#include "s2ss/modes.hpp"
#include "s2ss/need.hpp"
#include "s2ss/slots.hpp"

namespace s2ss {

/// One school's ask.
struct Request {
  std::string id;
  std::string school;                       ///< URN of the requesting school.
  std::vector<Need> needs;                  ///< 1 to 32.
  Date from;                                ///< First day of the window in which the support should take place.
  Date to;                                  ///< Last day of the window, not before `from`, at most 3,660 days later.
  int sessions = 1;                         ///< Sessions wanted, 1 to 1,000.
  Slots slots = Slots::all();               ///< When the requesting school can meet.
  Modes modes = Modes::all();               ///< How it would like to be helped; at least one.
  std::optional<int> max_distance;          ///< Metres, >= 0.
  int places = 1;                           ///< Links wanted, 1 to 1,000.
  std::vector<std::string> avoid_schools;   ///< URNs.
  std::vector<std::string> avoid_trusts;    ///< Trust ids.
  std::vector<std::string> avoid_nominees;  ///< Nominee ids.
  int priority = 0;                         ///< Larger is more urgent; used when requests compete.
  std::string text;                         ///< The requester's own words. Never ranked on, never in an error.

  friend bool operator==(const Request&, const Request&) = default;
};

}  // namespace s2ss
