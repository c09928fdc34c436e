#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "s2ss/directory.hpp"
#include "s2ss/request.hpp"

namespace s2ss {

/// FNV-1a (Fowler, Noll and Vo) over every field, so that two values with one digest hold the same bytes.
class Digest {
 public:
  void add(std::string_view text) {
    for (const char c : text) add_byte(static_cast<unsigned char>(c));
    add_byte(0xff);  // Keeps "ab", "c" apart from "a", "bc".
  }
  void add(std::int64_t number) {
    for (int shift = 0; shift < 64; shift += 8) {
      add_byte(static_cast<unsigned char>(static_cast<std::uint64_t>(number) >> shift));
    }
  }
  void add(Date date) { add(std::int64_t{date.days()}); }
  void add(const std::optional<int>& number) { add(number ? std::int64_t{*number} : INT64_MIN); }
  void add(const std::vector<std::string>& texts) {
    add(static_cast<std::int64_t>(texts.size()));
    for (const std::string& text : texts) add(text);
  }
  void add(const std::vector<DateRange>& ranges) {
    add(static_cast<std::int64_t>(ranges.size()));
    for (const DateRange& range : ranges) {
      add(range.from);
      add(range.to);
    }
  }
  void add(Modes modes) {
    for (const Mode mode : {Mode::visit, Mode::host, Mode::online, Mode::phone, Mode::resources}) {
      add(std::int64_t{modes.contains(mode)});
    }
  }
  void add(Slots slots) { add(std::int64_t{slots.bits()}); }

  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  void add_byte(unsigned char byte) {
    value_ ^= byte;
    value_ *= 0x100000001b3u;
  }

  std::uint64_t value_ = 0xcbf29ce484222325u;
};

inline void add(Digest& digest, const School& school) {
  for (const std::string& text : {school.urn, school.name, school.type, school.local_authority, school.district,
                                  school.trust, school.religious_character, school.gender}) {
    digest.add(text);
  }
  digest.add(static_cast<std::int64_t>(school.phase));
  digest.add(static_cast<std::int64_t>(school.status));
  digest.add(school.groups);
  for (const auto& number :
       {school.low_age, school.high_age, school.pupils, school.easting, school.northing, school.release_limit}) {
    digest.add(number);
  }
  // Percentages have one decimal: tenths hold them whole.
  digest.add(static_cast<std::int64_t>(school.disadvantage.value_or(-1) * 10 + 0.5));
}

inline void add(Digest& digest, const Nominee& nominee) {
  digest.add(nominee.id);
  digest.add(nominee.school);
  digest.add(static_cast<std::int64_t>(nominee.role));
  digest.add(static_cast<std::int64_t>(nominee.status));
  for (const Expertise& offered : nominee.expertise) {
    digest.add(offered.topic);
    digest.add(offered.aspects);
    digest.add(offered.stages);
    digest.add(offered.boards);
    digest.add(static_cast<std::int64_t>(offered.strength));
  }
  digest.add(nominee.modes);
  digest.add(nominee.slots);
  digest.add(nominee.away);
  digest.add(std::int64_t{nominee.max_links});
  digest.add(nominee.max_distance);
  digest.add(nominee.review_by.value_or(Date()));
}

inline void add(Digest& digest, const Link& link) {
  for (const std::string& text : {link.nominee, link.supporting_school, link.requesting_school, link.request}) {
    digest.add(text);
  }
  digest.add(link.date);
  digest.add(static_cast<std::int64_t>(link.state));
}

inline void add(Digest& digest, const Calendar& calendar) {
  digest.add(calendar.local_authority);
  digest.add(calendar.school);
  digest.add(calendar.terms);
  digest.add(calendar.holidays);
  for (const Date date : calendar.inset_days) digest.add(date);
  digest.add(calendar.blackouts);
  digest.add(static_cast<std::int64_t>(calendar.first_week));
}

inline void add(Digest& digest, const Request& request) {
  digest.add(request.id);
  digest.add(request.school);
  for (const Need& need : request.needs) {
    digest.add(need.topic);
    digest.add(need.aspects);
    digest.add(need.stages);
    digest.add(need.boards);
    digest.add(static_cast<std::int64_t>(need.weight * 1000 + 0.5));
    digest.add(std::int64_t{need.required});
  }
  digest.add(request.from);
  digest.add(request.to);
  digest.add(std::int64_t{request.sessions});
  digest.add(request.slots);
  digest.add(request.modes);
  digest.add(request.max_distance);
  digest.add(std::int64_t{request.places});
  digest.add(request.avoid_schools);
  digest.add(request.avoid_trusts);
  digest.add(request.avoid_nominees);
  digest.add(std::int64_t{request.priority});
  digest.add(request.text);
}

[[nodiscard]] inline std::uint64_t digest_of(const Directory& directory) {
  Digest digest;
  for (const School& school : directory.schools()) add(digest, school);
  for (std::uint32_t i = 0; i < directory.nominee_count(); ++i) add(digest, directory.nominee(NomineeIndex{i}));
  for (std::size_t i = 0; i < directory.link_count(); ++i) add(digest, directory.link(i));
  for (const Calendar& calendar : directory.calendars()) add(digest, calendar);
  return digest.value();
}

[[nodiscard]] inline std::uint64_t digest_of(const std::vector<Request>& requests) {
  Digest digest;
  for (const Request& request : requests) add(digest, request);
  return digest.value();
}

}  // namespace s2ss
