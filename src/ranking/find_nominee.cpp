#include "ranking/find_nominee.hpp"

#include <string>

#include "s2ss/error.hpp"

namespace s2ss {

NomineeIndex find_nominee(const Directory& directory, std::string_view id, std::string_view field) {
  if (const auto found = directory.find_nominee(id)) return *found;
  throw InputError(Fault{.field = std::string(field),
                         .expected = "the id of a nominee of the directory",
                         .mend = "look the id up in the directory's nominees; somebody who has left is not in it"});
}

}  // namespace s2ss
