#include <algorithm>
#include <cmath>
#include <utility>

#include "s2ss/directory_builder.hpp"
#include "s2ss/fault_list.hpp"
#include "s2ss/synthetic_directory.hpp"
#include "synth/calendars.hpp"
#include "synth/counties.hpp"
#include "synth/links.hpp"
#include "synth/nominees.hpp"
#include "synth/schools.hpp"
#include "synth/trusts.hpp"

namespace s2ss {

namespace {

constexpr std::size_t most_nominees = 10'000'000;
constexpr std::size_t most_invented_schools = 2'500'000;
constexpr double most_links_per_nominee = 100;
constexpr double most_links = 50'000'000;

void check(const SyntheticOptions& options);
void check_given_schools(const SyntheticOptions& options);
std::vector<School> invent_schools(const SyntheticOptions& options);
std::vector<Calendar> calendars_of_given(const std::vector<School>& schools, Date as_of);

}  // namespace

Directory synthetic_directory(const SyntheticOptions& options) {
  check(options);
  const bool are_given = !options.schools.empty();
  if (are_given) check_given_schools(options);
  const std::vector<School> schools = are_given ? options.schools : invent_schools(options);
  const std::vector<Calendar> calendars = are_given ? calendars_of_given(schools, options.as_of)
                                                    : synth::invent_calendars(schools, options.as_of, options.seed);
  const auto links_per_nominee = static_cast<std::uint32_t>(options.past_links_per_nominee * 1e6 + 0.5);
  const synth::NomineeMaker nominees(options.taxonomy, schools, options.as_of, options.nominees, options.seed);
  const synth::LinkMaker links(schools, options.as_of, links_per_nominee, options.seed);

  DirectoryBuilder builder(options.taxonomy, options.as_of, "synthetic directory");
  for (const School& school : schools) builder.add(school);
  for (const Calendar& calendar : calendars) builder.add(calendar);
  for (std::size_t i = 0; i < options.nominees; ++i) {
    Nominee nominee = nominees.make(i);
    for (Link& link : links.make(i, nominee, nominees.school_of(i))) builder.add(std::move(link));
    builder.add(std::move(nominee));
  }
  return builder.build();
}

namespace {

void check(const SyntheticOptions& options) {
  FaultList faults;
  const auto add = [&](std::string field, std::string expected, std::string mend = {}) {
    Fault fault;
    fault.source = "synthetic directory";
    fault.field = std::move(field);
    fault.expected = std::move(expected);
    fault.mend = std::move(mend);
    faults.add(std::move(fault));
  };
  if (options.nominees < 1 || options.nominees > most_nominees) add("nominees", "1 to 10,000,000 nominees");
  if (options.invented_schools > most_invented_schools) add("invented_schools", "at most 2,500,000 schools");
  if (options.taxonomy.size() == 0) add("taxonomy", "at least one concept");
  if (options.as_of.year() < 1910 || options.as_of.year() > 2190) add("as_of", "a day from 1910 to 2190");
  const double links = options.past_links_per_nominee;
  if (!std::isfinite(links) || links < 0 || links > most_links_per_nominee) {
    add("past_links_per_nominee", "a number from 0 to 100");
  } else if (links * static_cast<double>(options.nominees) > most_links) {
    add("past_links_per_nominee", "at most 50,000,000 past links in all", "ask for fewer links or nominees");
  }
  const auto open = [](const School& school) { return is_open(school.status); };
  if (!options.schools.empty() && std::none_of(options.schools.begin(), options.schools.end(), open)) {
    add("schools", "at least one open school", "read more of the register, or give none and let schools be invented");
  }
  faults.throw_if_any();
}

// On their own, before anything is made of them: one faulty school would make faulty links of it.
void check_given_schools(const SyntheticOptions& options) {
  DirectoryBuilder builder(options.taxonomy, options.as_of, "given schools");
  for (const School& school : options.schools) builder.add(school);
  static_cast<void>(builder.build());
}

std::vector<School> invent_schools(const SyntheticOptions& options) {
  const std::size_t a_quarter = std::max<std::size_t>(12, options.nominees / 4);
  const std::size_t count = options.invented_schools > 0 ? options.invented_schools : a_quarter;
  std::vector<School> schools = synth::invent_schools(count, synth::invent_counties(count, options.seed), options.seed);
  synth::assign_trusts(schools, options.seed);
  return schools;
}

// The shipped example is Lancashire's; what other real authorities do is not made up.
std::vector<Calendar> calendars_of_given(const std::vector<School>& schools, Date as_of) {
  const Calendar lancashire = synth::calendar_around(as_of);
  const bool is_needed = std::any_of(schools.begin(), schools.end(), [&](const School& school) {
    return school.local_authority == lancashire.local_authority;
  });
  return is_needed ? std::vector<Calendar>{lancashire} : std::vector<Calendar>{};
}

}  // namespace

}  // namespace s2ss
