#pragma once

#include <optional>
#include <string>
#include <vector>

#include "s2ss/date.hpp"
#include "s2ss/modes.hpp"
#include "s2ss/slots.hpp"

namespace s2ss {

/// What a request asks for: a topic with the facets it names.
struct Need {
  std::string topic;                 ///< Concept id.
  std::vector<std::string> aspects;  ///< Concept ids with the facet `aspect`.
  std::vector<std::string> stages;   ///< Concept ids with the facet `stage`.
  std::vector<std::string> boards;   ///< Concept ids with the facet `board`.
  double weight = 1.0;               ///< Relative to the request's other needs; finite and > 0.
  bool required = false;             ///< A nominee who does not meet it is not proposed.

  friend bool operator==(const Need&, const Need&) = default;
};

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
