#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "s2ss/directory.hpp"
#include "s2ss/explain.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"

namespace s2ss {

/// Why a nominee is not on the shortlist of a request, in sentences an adviser can read to a headteacher: what rules
/// them out, or who stands before them and what sets them apart from the last on the list, and what would be enough to
/// change it. Says so when they are on it. No personal data. Throws InputError for whatever `explain` refuses.
[[nodiscard]] std::vector<std::string> why_not(const Directory& directory, const Request& request,
                                               std::string_view nominee, const Policy& policy = {},
                                               const ExplainOptions& options = {});

}  // namespace s2ss
