#include <optional>
#include <utility>

#include "io/byte_envelope.hpp"
#include "io/directory_packer.hpp"
#include "s2ss/directory_builder.hpp"
#include "s2ss/io/bytes.hpp"
#include "s2ss/io/json.hpp"

namespace s2ss {

namespace {

// Each function below describes one kind of record for both directions: `Pack` is DirectoryPacker, and the record
// constant, or DirectoryUnpacker.

template <typename Pack, typename Record>
void school_record(Pack& pack, Record& school) {
  const auto number = [&pack](auto& value) { pack.whole(value); };
  pack.sorted(school.urn);
  pack.text(school.name);
  pack.word(school.phase);
  pack.word(school.status);
  pack.shared(school.type);
  pack.shared(school.local_authority);
  pack.shared(school.district);
  pack.shared(school.trust);
  pack.list(school.groups, [&pack](auto& group) { pack.shared(group); });
  pack.shared(school.religious_character);
  pack.shared(school.gender);
  pack.optional(school.low_age, number);
  pack.optional(school.high_age, number);
  pack.optional(school.pupils, number);
  pack.optional(school.disadvantage, [&pack](auto& value) { pack.real(value); });
  pack.optional(school.easting, number);
  pack.optional(school.northing, number);
  pack.optional(school.release_limit, number);
}

template <typename Pack, typename Day>
void day(Pack& pack, Day& date) {
  auto days = date.days();
  pack.whole(days);
  if constexpr (!std::is_const_v<Day>) {
    if (days < Date::parse("1900-01-01").days() || days > Date::parse("2200-12-31").days()) throw DamagedBytes();
    date = Date::from_days(days);
  }
}

template <typename Pack, typename Record>
void expertise_record(Pack& pack, Record& expertise) {
  const auto topic = [&pack](auto& id) { pack.topic(id); };
  topic(expertise.topic);
  pack.list(expertise.aspects, topic);
  pack.list(expertise.stages, topic);
  pack.list(expertise.boards, topic);
  pack.word(expertise.strength);
}

template <typename Pack, typename Record>
void nominee_record(Pack& pack, Record& nominee, bool contacts) {
  pack.sorted(nominee.id);
  pack.urn(nominee.school);
  pack.word(nominee.role);
  pack.word(nominee.status);
  pack.list(nominee.expertise, [&pack](auto& expertise) { expertise_record(pack, expertise); });
  pack.modes(nominee.modes);
  pack.slots(nominee.slots);
  pack.list(nominee.away, [&pack](auto& range) {
    day(pack, range.from);
    day(pack, range.to);
  });
  pack.whole(nominee.max_links);
  pack.optional(nominee.max_distance, [&pack](auto& value) { pack.whole(value); });
  pack.optional(nominee.review_by, [&pack](auto& date) { day(pack, date); });
  if (!contacts) return;
  pack.text(nominee.contact.name);
  pack.text(nominee.contact.email);
}
constexpr std::size_t least_nominee_bytes = 12;
constexpr std::size_t least_school_bytes = 18;

template <typename Pack, typename Record>
void link_record(Pack& pack, Record& link) {
  pack.person(link.nominee);
  pack.urn(link.supporting_school);
  pack.urn(link.requesting_school);
  day(pack, link.date);
  pack.word(link.state);
  pack.text(link.request);
}
constexpr std::size_t least_link_bytes = 6;

// Few and small: their JSON form serves.
template <typename Records>
void write_documents(BytePacker& pack, const Records& records) {
  pack.number(records.size());
  for (const auto& record : records) pack.text(to_json(record));
}

template <typename Record>
void read_documents(ByteUnpacker& pack, DirectoryBuilder& builder) {
  std::string document;
  for (std::size_t left = pack.count(2); left > 0; --left) {
    pack.text(document);
    builder.add(from_json<Record>(document));
  }
}

std::string payload_of(const Directory& directory, const BytesOptions& options) {
  constexpr std::size_t usual_record_bytes = 64;
  DirectoryPacker pack(directory);
  pack.reserve(usual_record_bytes * (2 * directory.schools().size() + directory.nominee_count()));
  pack.number(options.contacts ? 1 : 0);
  pack.number(directory.version());
  const Date as_of = directory.as_of();
  day(pack, as_of);
  // The built-in scheme is known everywhere; only its text can tell whether it is the same one there.
  pack.text(to_json(directory.taxonomy()));
  const auto concepts = directory.taxonomy().concepts();
  pack.number(concepts.size());
  for (const Concept& known : concepts) pack.text(known.id);

  pack.number(directory.schools().size());
  for (const School& school : directory.schools()) school_record(pack, school);
  pack.number(directory.successors().size());
  for (const auto& [old_urn, new_urn] : directory.successors()) {
    pack.text(old_urn);
    pack.text(new_urn);
  }
  pack.number(directory.nominee_count());
  for (std::uint32_t i = 0; i < directory.nominee_count(); ++i) {
    const Nominee nominee = directory.nominee(NomineeIndex{i});
    nominee_record(pack, nominee, options.contacts);
  }
  pack.number(directory.link_count());
  for (std::size_t i = 0; i < directory.link_count(); ++i) {
    const Link link = directory.link(i);
    link_record(pack, link);
  }
  write_documents(pack, directory.conflicts());
  write_documents(pack, directory.calendars());
  return pack.bytes();
}

Taxonomy read_taxonomy(DirectoryUnpacker& pack) {
  static const std::string built_in = to_json(Taxonomy::default_scheme());
  std::string document;
  pack.text(document);
  Taxonomy taxonomy = document == built_in ? Taxonomy::default_scheme() : from_json<Taxonomy>(document);
  pack.list(pack.concepts, [&pack](std::string& id) { pack.text(id); });
  return taxonomy;
}

Directory read_payload(std::string_view payload, const std::string& source) {
  DirectoryUnpacker pack(payload);
  const bool contacts = pack.below(2) == 1;
  std::uint64_t version = 0;
  pack.number(version);
  Date as_of;
  day(pack, as_of);
  Taxonomy taxonomy = read_taxonomy(pack);

  DirectoryBuilder builder(std::move(taxonomy), as_of, source);
  for (std::size_t left = pack.count(least_school_bytes); left > 0; --left) {
    School school;
    school_record(pack, school);
    pack.urns.push_back(school.urn);
    builder.add(std::move(school));
  }
  for (std::size_t left = pack.count(2); left > 0; --left) {
    std::string old_urn, new_urn;
    pack.text(old_urn);
    pack.text(new_urn);
    builder.add_successor(std::move(old_urn), std::move(new_urn));
  }
  for (std::size_t left = pack.count(least_nominee_bytes); left > 0; --left) {
    Nominee nominee;
    nominee_record(pack, nominee, contacts);
    pack.people.push_back(nominee.id);
    builder.add(std::move(nominee));
  }
  for (std::size_t left = pack.count(least_link_bytes); left > 0; --left) {
    Link link;
    link_record(pack, link);
    builder.add(std::move(link));
  }
  read_documents<Conflict>(pack, builder);
  read_documents<Calendar>(pack, builder);
  if (!pack.at_end()) throw DamagedBytes();
  return builder.build().with_version(version);
}

}  // namespace

std::string to_bytes(const Directory& directory, const BytesOptions& options) {
  return in_envelope(payload_of(directory, options));
}

Directory directory_from_bytes(std::string_view bytes, const std::string& source) {
  const std::string_view payload = out_of_envelope(bytes, source);
  try {
    return read_payload(payload, source);
  } catch (const DamagedBytes&) {
    throw damaged(source);
  }
}

}  // namespace s2ss
