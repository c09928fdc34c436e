#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "s2ss/shortlist.hpp"

namespace s2ss::reference {

/// A shortlist as one text in which every number, and of the evidence whatever the parts were made from, stands.
inline std::string canonical_text(const Shortlist& shortlist) {
  std::string text = shortlist.request + "|" + shortlist.school + "|" + to_string(shortlist.as_of);
  const auto add = [&](std::int64_t number) { text += "|" + std::to_string(number); };
  add(static_cast<std::int64_t>(shortlist.considered));
  add(static_cast<std::int64_t>(shortlist.eligible));
  for (const std::uint32_t count : shortlist.excluded) add(count);
  for (const Candidate& candidate : shortlist.candidates) {
    text += "\n" + candidate.nominee + "|" + candidate.school;
    add(candidate.total);
    add(candidate.parts.subject_fit);
    add(candidate.parts.availability);
    add(candidate.parts.diversity);
    add(candidate.parts.proximity);
    add(candidate.evidence.sessions);
    add(candidate.evidence.distance.value_or(-1));
    add(candidate.evidence.distance_limit);
    for (const NeedEvidence& need : candidate.evidence.needs) {
      text += "|" + (need.expertise ? need.expertise->id : std::string("-"));
      for (const StepEvidence& step : need.path) text += ">" + step.to.id;
      add(need.weight);
      add(need.fit);
    }
    for (const LinkEvidence& link : candidate.evidence.past_links) add(link.decay);
  }
  return text;
}

/// FNV-1a with 64 bits (Fowler, Noll and Vo).
inline std::uint64_t digest(std::string_view text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211u;
  }
  return hash;
}

}  // namespace s2ss::reference
