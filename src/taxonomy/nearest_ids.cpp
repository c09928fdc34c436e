#include "taxonomy/nearest_ids.hpp"

#include <algorithm>
#include <utility>

#include "core/text.hpp"
#include "taxonomy/scheme_checks.hpp"

namespace s2ss {
namespace {

std::string as_id(std::string_view text);
bool lengths_differ_by_more(std::string_view left, std::string_view right, std::size_t most);

}  // namespace

std::vector<std::string> nearest_ids(std::string_view mistyped, std::span<const std::string_view> ids,
                                     std::size_t limit) {
  if (mistyped.size() > longest_concept_id) return {};
  const std::string wanted = as_id(mistyped);
  const std::size_t most_slips = std::max<std::size_t>(1, wanted.size() / 3);

  std::vector<std::pair<std::size_t, std::string_view>> near;
  for (const auto id : ids) {
    if (lengths_differ_by_more(wanted, id, most_slips)) continue;
    const std::size_t slips = text::edit_distance(wanted, id);
    if (slips <= most_slips) near.emplace_back(slips, id);
  }
  std::ranges::sort(near);

  std::vector<std::string> result;
  for (std::size_t i = 0; i < std::min(limit, near.size()); ++i) result.emplace_back(near[i].second);
  return result;
}

namespace {

std::string as_id(std::string_view text) {
  std::string id = text::to_lower(text);
  std::ranges::replace(id, ' ', '-');
  std::ranges::replace(id, '_', '-');
  return id;
}

// So many slips are needed for the lengths alone.
bool lengths_differ_by_more(std::string_view left, std::string_view right, std::size_t most) {
  return std::max(left.size(), right.size()) - std::min(left.size(), right.size()) > most;
}

}  // namespace
}  // namespace s2ss
