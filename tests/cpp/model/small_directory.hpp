#pragma once

#include <string>

#include "s2ss/directory_builder.hpp"

/// A directory of two schools and one historian, and the pieces it is made of, for tests to vary.
namespace s2ss::testing_support {

inline Date day(const char* text) { return *Date::from_text(text); }

inline School school(const std::string& urn) {
  School made;
  made.urn = urn;
  made.name = "School " + urn;
  return made;
}

inline Nominee historian(const std::string& id, const std::string& urn) {
  Nominee made;
  made.id = id;
  made.school = urn;
  made.expertise = {{.topic = "history"}};
  return made;
}

inline DirectoryBuilder builder() {
  DirectoryBuilder made(Taxonomy::default_scheme(), day("2026-09-01"), "test");
  made.add(school("100002")).add(school("100001")).add(historian("n2", "100001"));
  return made;
}

}  // namespace s2ss::testing_support
