#pragma once

#include <vector>

#include "io/json_forms.hpp"
#include "io/json_values.hpp"
#include "s2ss/need.hpp"

namespace s2ss {

/// The members of a Need, for it and for what is derived from it.
template <typename Object>
std::vector<JsonMember> need_members() {
  return {
      json_member_of<Object, &Need::topic>("topic", Presence::required),
      json_member_of<Object, &Need::aspects>("aspects", Presence::optional),
      json_member_of<Object, &Need::stages>("stages", Presence::optional),
      json_member_of<Object, &Need::boards>("boards", Presence::optional),
      json_member_of<Object, &Need::weight>("weight", Presence::optional, positive_number()),
      json_member_of<Object, &Need::required>("required", Presence::optional),
      json_member_of<Object, &Need::words>("words", Presence::optional),
  };
}

}  // namespace s2ss
