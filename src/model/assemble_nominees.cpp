#include <limits>
#include <span>
#include <tuple>

#include "core/text.hpp"
#include "model/assembly.hpp"

namespace s2ss::assembly {

namespace {

constexpr std::size_t most_facets = std::numeric_limits<std::uint8_t>::max();

/// "did you mean ...", out of the scheme's own ids.
std::string did_you_mean(const Taxonomy& taxonomy, std::string_view mistyped) {
  const auto ids = taxonomy.suggest(mistyped);
  if (ids.empty()) return "use an id of the taxonomy";
  return "did you mean " + text::join(ids, ", ") + "?";
}

void check_facets(const Taxonomy& taxonomy, const std::vector<std::string>& ids, Facet facet, std::size_t position,
                  const std::string& path, Faults& faults) {
  if (ids.size() > most_facets) {
    faults.add(position, path, "at most " + std::to_string(most_facets) + " concepts", "name the broader ones");
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (taxonomy.find_facet(ids[i], facet)) continue;
    faults.add(position, path + "/" + std::to_string(i),
               "the id of a concept whose facet is " + std::string(to_string(facet)), did_you_mean(taxonomy, ids[i]));
  }
}

void check_expertise(const Taxonomy& taxonomy, const std::vector<Expertise>& expertise, std::size_t position,
                     Faults& faults) {
  for (std::size_t i = 0; i < expertise.size(); ++i) {
    const Expertise& offered = expertise[i];
    const std::string path = "expertise/" + std::to_string(i);
    if (!taxonomy.find(offered.topic)) {
      faults.add(position, path + "/topic", "the id of a concept of the taxonomy",
                 did_you_mean(taxonomy, offered.topic));
    }
    check_facets(taxonomy, offered.aspects, Facet::aspect, position, path + "/aspects", faults);
    check_facets(taxonomy, offered.stages, Facet::stage, position, path + "/stages", faults);
    check_facets(taxonomy, offered.boards, Facet::board, position, path + "/boards", faults);
  }
}

/// The nominee's school, when there is one.
SchoolIndex check(const Nominee& nominee, std::size_t position, const Directory& directory, Faults& faults) {
  if (nominee.id.empty()) faults.add(position, "id", "an id that is not empty", "give the nominee a stable id");
  const auto school = directory.find_school(nominee.school);
  if (!school) {
    faults.add(position, "school", "the URN of a school of this directory", "add the school or correct the URN");
  }
  if (nominee.max_links < 0) faults.add(position, "max_links", "a whole number, 0 or more", "use 0 for none");
  if (nominee.max_distance && *nominee.max_distance < 0) {
    faults.add(position, "max_distance", "metres, 0 or more", "correct it or leave it out");
  }
  for (std::size_t i = 0; i < nominee.away.size(); ++i) {
    if (nominee.away[i].to < nominee.away[i].from) {
      faults.add(position, "away/" + std::to_string(i) + "/to", "a day not before `from`", "swap or correct the two");
    }
  }
  return school.value_or(SchoolIndex{absent_index});
}

/// The order in which a nominee's expertise is held, whatever the order it was given in: what counts most first.
bool held_before(const Expertise& left, const Expertise& right) {
  return std::tie(left.strength, left.topic, left.aspects, left.stages, left.boards) <
         std::tie(right.strength, right.topic, right.aspects, right.stages, right.boards);
}

std::uint16_t count_main_topics(std::span<const ExpertiseRecord> offered) {
  // Expertise is sorted by strength and topic, so equal topics stand side by side.
  std::uint16_t topics = 0;
  for (std::size_t i = 0; i < offered.size() && offered[i].strength == Strength::main; ++i) {
    if (i == 0 || offered[i].topic != offered[i - 1].topic) ++topics;
  }
  return topics;
}

std::uint8_t append(const Taxonomy& taxonomy, const std::vector<std::string>& ids, std::vector<ConceptIndex>& facets) {
  for (const std::string& id : ids) facets.push_back(*taxonomy.find(id));
  return static_cast<std::uint8_t>(ids.size());
}

template <typename Pool>
std::uint32_t end_of(const Pool& pool) {
  return static_cast<std::uint32_t>(pool.size());
}

Run pool_expertise(DirectoryState& state, std::vector<Expertise>& expertise) {
  std::sort(expertise.begin(), expertise.end(), held_before);
  const std::uint32_t begin = end_of(state.expertise_records);
  std::vector<ConceptIndex> facets;
  for (const Expertise& offered : expertise) {
    ExpertiseRecord record;
    record.topic = *state.taxonomy.find(offered.topic);
    record.strength = offered.strength;
    facets.clear();
    record.aspects = append(state.taxonomy, offered.aspects, facets);
    record.stages = append(state.taxonomy, offered.stages, facets);
    record.boards = append(state.taxonomy, offered.boards, facets);
    record.facets_begin = state.facet_sets.add(facets, record.aspects, record.stages, record.boards);
    state.expertise_records.push_back(record);
  }
  return {begin, end_of(state.expertise_records)};
}

Run pool_away(DirectoryState& state, std::vector<DateRange>& away) {
  std::sort(away.begin(), away.end());
  const std::uint32_t begin = end_of(state.away_pool);
  state.away_pool.insert(state.away_pool.end(), away.begin(), away.end());
  return {begin, end_of(state.away_pool)};
}

}  // namespace

Standing standing_of(const NomineeRecord& nominee, const DirectoryState& state) {
  if (nominee.status != NomineeStatus::listed) return Standing::not_listed;
  const bool overdue = nominee.review_by != absent_number && nominee.review_by < state.as_of.days();
  if (overdue) return Standing::review_overdue;
  return state.school_records[nominee.school.value].open ? Standing::good : Standing::school_closed;
}

void hold(DirectoryState& state, Nominee nominee, SchoolIndex school) {
  NomineeRecord record;
  record.school = school;
  record.expertise = pool_expertise(state, nominee.expertise);
  record.away = pool_away(state, nominee.away);
  record.slots = nominee.slots;
  record.max_links = nominee.max_links;
  record.max_distance = nominee.max_distance.value_or(absent_number);
  record.review_by = nominee.review_by ? nominee.review_by->days() : absent_number;
  record.main_topics =
      count_main_topics(std::span(state.expertise_records).subspan(record.expertise.begin, record.expertise.size()));
  for (std::uint32_t i = record.expertise.begin; i < record.expertise.end; ++i) {
    record.topics |= topic_bit(state.expertise_records[i].topic);
  }
  record.role = nominee.role;
  record.status = nominee.status;
  record.modes = nominee.modes;
  hold_record(state, nominee.id, record, std::move(nominee.contact));
}

void hold_record(DirectoryState& state, std::string_view id, NomineeRecord record, Contact contact) {
  record.standing = standing_of(record, state);
  if (!contact.empty()) state.contacts.emplace_back(end_of(state.nominee_records), std::move(contact));
  ++state.school_records[record.school.value].nominees;
  ++state.standings[static_cast<std::size_t>(record.standing)];
  state.nominee_ids.push_back(id);
  state.nominee_records.push_back(record);
}

void take_over_facets(DirectoryState& state, const DirectoryState& from) { state.facet_sets = from.facet_sets; }

void index_nominees(DirectoryState& state) {
  const std::span<const NomineeRecord> nominees = state.nominee_records;
  state.nominees_by_school = Postings(state.schools.size(), [&](const auto& add) {
    for (std::uint32_t i = 0; i < nominees.size(); ++i) add(nominees[i].school.value, NomineeIndex{i});
  });
  state.nominees_by_topic = Postings(state.taxonomy.size(), [&](const auto& add) {
    for (std::uint32_t i = 0; i < nominees.size(); ++i) {
      if (nominees[i].standing != Standing::good) continue;
      const Run& run = nominees[i].expertise;
      for (std::uint32_t e = run.begin; e < run.end; ++e) add(state.expertise_records[e].topic.value, NomineeIndex{i});
    }
  });
}

void add_nominees(DirectoryState& state, const Directory& directory, std::vector<Nominee> nominees, Faults& faults) {
  std::vector<SchoolIndex> schools;
  schools.reserve(nominees.size());
  for (std::size_t i = 0; i < nominees.size(); ++i) {
    schools.push_back(check(nominees[i], i, directory, faults));
    check_expertise(state.taxonomy, nominees[i].expertise, i, faults);
  }
  const auto order = sorted_without_duplicates(nominees.size(), faults, "id",
                                               [&](std::uint32_t i) -> const std::string& { return nominees[i].id; });
  state.nominee_ids.reserve(order.size());
  state.nominee_records.reserve(order.size());
  for (const std::uint32_t position : order) hold(state, std::move(nominees[position]), schools[position]);
  state.expertise_records.shrink_to_fit();
  index_nominees(state);
}

}  // namespace s2ss::assembly
