#pragma once

#include <string>

#include "s2ss/parse_availability.hpp"
#include "s2ss/request.hpp"
#include "s2ss/resolution.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss {

struct RequestFromTextOptions {
  Taxonomy taxonomy = Taxonomy::default_scheme();  ///< The scheme the directory uses.
  std::string availability;  ///< When and how the school can meet, in its own words; may be empty.
};

/// A request, and how its words were understood.
struct RequestFromText {
  Request request;
  Resolution resolution;      ///< Of its text; the request's needs are those of the resolution.
  Availability availability;  ///< What was read from the availability, and what of it was not understood.
};

/// The request that a school's message makes. `asked` is everything but its needs, which are read from its `text`;
/// those it comes with are replaced. What the availability says narrows the slots and modes of `asked`.
///
/// Throws InputError when the text asks for no topic that is understood, or when the availability leaves no slot or
/// mode of those in `asked`; the mend says what to ask the school, and repeats none of its words. Throws what
/// `Taxonomy::resolve` and `parse_availability` throw. O(bytes).
[[nodiscard]] RequestFromText request_from_text(Request asked, const RequestFromTextOptions& options = {});

}  // namespace s2ss
