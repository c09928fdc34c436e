#pragma once

#include <string>
#include <vector>

namespace s2ss {

/// What a request asks for: a topic with the facets it names.
struct Need {
  std::string topic;                 ///< Concept id.
  std::vector<std::string> aspects;  ///< Concept ids with the facet `aspect`.
  std::vector<std::string> stages;   ///< Concept ids with the facet `stage`.
  std::vector<std::string> boards;   ///< Concept ids with the facet `board`.
  double weight = 1.0;               ///< Relative to the request's other needs; finite and > 0.
  bool required = false;             ///< A nominee who does not meet it is not proposed.
  std::vector<std::string> words;    ///< The requester's own words that led to it. Never ranked on, never in an error.

  friend bool operator==(const Need&, const Need&) = default;
};

}  // namespace s2ss
