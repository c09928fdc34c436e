#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/huge_pages.hpp"
#include "model/companions.hpp"
#include "model/facet_sets.hpp"
#include "model/postings.hpp"
#include "model/sorted_keys.hpp"
#include "model/topic_index.hpp"
#include "s2ss/directory.hpp"

namespace s2ss {

/// Everything a directory holds. Ids stand at the edge; inside, indices.
struct DirectoryState {
  Taxonomy taxonomy;
  Date as_of;

  std::vector<School> schools;                                  // ascending by URN
  SortedKeys school_urns;                                       // by SchoolIndex
  HugeVector<SchoolRecord> school_records;                      // by SchoolIndex
  std::vector<std::string> trusts;                              // ascending; SchoolRecord::trust is a position
  std::vector<std::string> districts;                           // ascending; SchoolRecord::district is a position
  std::vector<std::pair<std::string, std::string>> successors;  // ascending by old URN

  SortedKeys nominee_ids;                     // by NomineeIndex
  HugeVector<NomineeRecord> nominee_records;  // by NomineeIndex
  Postings nominees_by_topic;                 // by ConceptIndex
  Postings nominees_by_school;                // by SchoolIndex
  std::array<std::uint32_t, standing_count> standings{};
  HugeVector<ExpertiseRecord> expertise_records;
  FacetSets facet_sets;
  HugeVector<DateRange> away_pool;
  std::vector<std::pair<std::uint32_t, Contact>> contacts;  // only those that are not empty; ascending

  HugeVector<LinkRecord> link_records;                               // by date, then nominee ...
  std::vector<std::pair<std::uint32_t, std::string>> link_requests;  // only those that are not empty; ascending
  PastLinks past_links;
  Use use;

  std::vector<Conflict> conflicts;
  std::vector<ConflictRecord> conflict_records;
  std::vector<std::uint32_t> conflicts_by_school;  // positions in conflict_records, by requesting school

  std::vector<Calendar> calendars;            // as given
  std::vector<Calendar> effective_calendars;  // SchoolRecord::calendar is a position
  std::vector<SchoolDays> school_days;        // by position in effective_calendars
  bool has_schools_without_calendar = false;

  TopicIndex topic_index;  // made from what stands above

  std::vector<Fault> faults;

  std::unique_ptr<Companions> companions = std::make_unique<Companions>();
};

}  // namespace s2ss
