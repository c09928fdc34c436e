#pragma once

#include <string>

#include "s2ss/directory.hpp"
#include "s2ss/request.hpp"

namespace s2ss {

/// What `validate` checks, for those who go on: returns the requesting school. Throws InputError with every fault.
SchoolIndex check_request(const Request& request, const Directory& directory, const std::string& source = {});

}  // namespace s2ss
