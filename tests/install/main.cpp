// Two schools, one colleague, one request: the smallest use of the library from outside.
#include <iostream>

#include <s2ss/s2ss.hpp>

int main() {
  s2ss::School asking;
  asking.urn = "900001";
  asking.name = "Alder High School";

  s2ss::School helping;
  helping.urn = "900002";
  helping.name = "Birch Academy";

  s2ss::Nominee nominee;
  nominee.id = "n1";
  nominee.school = helping.urn;
  nominee.expertise.push_back({.topic = "history"});

  const s2ss::Directory directory =
      s2ss::DirectoryBuilder(s2ss::Taxonomy::default_scheme(), s2ss::Date::parse("2026-09-01"))
          .add(asking)
          .add(helping)
          .add(nominee)
          .build();

  s2ss::Request request;
  request.id = "r1";
  request.school = asking.urn;
  request.needs.push_back({.topic = "history"});
  request.from = s2ss::Date::parse("2026-09-07");
  request.to = s2ss::Date::parse("2026-10-23");

  const s2ss::Shortlist shortlist = s2ss::rank(directory, request);
  for (const s2ss::Candidate& candidate : shortlist.candidates) {
    std::cout << candidate.nominee << " of " << candidate.school_name << '\n';
  }
  return shortlist.candidates.size() == 1 ? 0 : 1;
}
