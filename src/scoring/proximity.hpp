#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "s2ss/directory.hpp"
#include "s2ss/policy.hpp"
#include "s2ss/request.hpp"

namespace s2ss {

/// How near a nominee's school is to the requesting one.
class Proximity {
 public:
  Proximity(const Directory& directory, SchoolIndex requesting, const Request& request, const Policy& policy);

  /// Whole metres as the crow flies; nothing where coordinates are not known.
  [[nodiscard]] std::optional<int> distance(const NomineeRecord& nominee) const;
  /// The same for a place, where the requesting school's is known.
  [[nodiscard]] int distance(std::int32_t easting, std::int32_t northing) const noexcept;
  /// The smallest of the request's, the nominee's and the policy's limit, metres.
  [[nodiscard]] int limit(const NomineeRecord& nominee) const noexcept;
  [[nodiscard]] Millionths part(const std::optional<int>& distance, int limit) const noexcept;
  [[nodiscard]] bool no_travel_needed() const noexcept { return no_travel_needed_; }
  /// The smaller of the request's and the policy's limit, metres.
  [[nodiscard]] int widest_limit() const noexcept { return limit_; }
  [[nodiscard]] Millionths unknown() const noexcept { return unknown_; }

 private:
  std::span<const SchoolRecord> schools_;
  SchoolRecord requesting_;
  int limit_;
  Millionths unknown_;
  bool no_travel_needed_;
};

}  // namespace s2ss
