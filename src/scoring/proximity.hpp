#pragma once

#include <optional>
#include <span>

#include "s2ss/directory.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"

namespace s2ss {

/// How near a nominee's school is to the requesting one.
class Proximity {
 public:
  Proximity(const Directory& directory, const Request& request, const Policy& policy);

  /// Whole metres as the crow flies; nothing where coordinates are not known.
  [[nodiscard]] std::optional<int> distance(const NomineeRecord& nominee) const;
  /// The smallest of the request's, the nominee's and the policy's limit, metres.
  [[nodiscard]] int limit(const NomineeRecord& nominee) const noexcept;
  [[nodiscard]] Millionths part(const std::optional<int>& distance, int limit) const noexcept;
  [[nodiscard]] bool no_travel_needed() const noexcept { return no_travel_needed_; }

 private:
  Directory directory_;
  std::span<const SchoolRecord> schools_;
  SchoolRecord requesting_;
  int limit_;
  Millionths unknown_;
  bool no_travel_needed_;
};

}  // namespace s2ss
