#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/large_pages.hpp"
#include "model/companions.hpp"
#include "model/facet_sets.hpp"
#include "model/postings.hpp"
#include "model/sorted_keys.hpp"
#include "model/topic_index.hpp"
#include "s2ss/directory.hpp"

namespace s2ss {

/// What versions of one directory share as long as only entries of nominees change, and only in what an entry says of
/// itself. Not changed any more once the directory is made.
struct SharedState {
  std::vector<School> schools;                                  // ascending by URN
  SortedKeys school_urns;                                       // by SchoolIndex
  LargeVector<SchoolRecord> school_records;                     // by SchoolIndex
  std::vector<std::string> trusts;                              // ascending; SchoolRecord::trust is a position
  std::vector<std::string> districts;                           // ascending; SchoolRecord::district is a position
  std::vector<std::pair<std::string, std::string>> successors;  // ascending by old URN

  SortedKeys nominee_ids;       // by NomineeIndex
  Postings nominees_by_topic;   // by ConceptIndex: those in good standing, and perhaps others
  Postings nominees_by_school;  // by SchoolIndex
  LargeVector<ExpertiseRecord> expertise_records;
  FacetSets facet_sets;
  LargeVector<DateRange> away_pool;
  std::vector<std::pair<std::uint32_t, Contact>> contacts;  // only those that are not empty; ascending

  LargeVector<LinkRecord> link_records;                              // by date, then nominee ...
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

  TopicIndex topic_index;  // made from what stands above and the nominees' records of that time

  std::vector<Fault> faults;

  std::unique_ptr<Companions> companions = std::make_unique<Companions>();
};

/// Everything a directory holds. Ids stand at the edge; inside, indices.
struct DirectoryState {
  Taxonomy taxonomy;
  Date as_of;
  std::shared_ptr<SharedState> shared = std::make_shared<SharedState>();

  LargeVector<NomineeRecord> nominee_records;  // by NomineeIndex
  std::array<std::uint32_t, standing_count> standings{};
  /// Nominees whom the lists and the index do not know as they are now, ascending. Whoever looks for nominees there
  /// looks at them too.
  std::vector<NomineeIndex> unlisted;
  std::shared_ptr<const TopicIndex> unlisted_index;  // theirs; null when there are none

  // The shared parts under their own names.
  std::vector<School>& schools = shared->schools;
  SortedKeys& school_urns = shared->school_urns;
  LargeVector<SchoolRecord>& school_records = shared->school_records;
  std::vector<std::string>& trusts = shared->trusts;
  std::vector<std::string>& districts = shared->districts;
  std::vector<std::pair<std::string, std::string>>& successors = shared->successors;
  SortedKeys& nominee_ids = shared->nominee_ids;
  Postings& nominees_by_topic = shared->nominees_by_topic;
  Postings& nominees_by_school = shared->nominees_by_school;
  LargeVector<ExpertiseRecord>& expertise_records = shared->expertise_records;
  FacetSets& facet_sets = shared->facet_sets;
  LargeVector<DateRange>& away_pool = shared->away_pool;
  std::vector<std::pair<std::uint32_t, Contact>>& contacts = shared->contacts;
  LargeVector<LinkRecord>& link_records = shared->link_records;
  std::vector<std::pair<std::uint32_t, std::string>>& link_requests = shared->link_requests;
  PastLinks& past_links = shared->past_links;
  Use& use = shared->use;
  std::vector<Conflict>& conflicts = shared->conflicts;
  std::vector<ConflictRecord>& conflict_records = shared->conflict_records;
  std::vector<std::uint32_t>& conflicts_by_school = shared->conflicts_by_school;
  std::vector<Calendar>& calendars = shared->calendars;
  std::vector<Calendar>& effective_calendars = shared->effective_calendars;
  std::vector<SchoolDays>& school_days = shared->school_days;
  bool& has_schools_without_calendar = shared->has_schools_without_calendar;
  TopicIndex& topic_index = shared->topic_index;
  std::vector<Fault>& faults = shared->faults;
  std::unique_ptr<Companions>& companions = shared->companions;
};

}  // namespace s2ss
