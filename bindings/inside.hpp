#pragma once

#include "s2ss/nominee.hpp"
#include "s2ss/request.hpp"
#include "s2ss/shortlist.hpp"
#include "value.hpp"

/// Where each value that has no JSON document of its own stands in one that has.
namespace s2ss::bindings {

template <>
struct Inside<Expertise> {
  using Whole = Nominee;
  static constexpr const char* path = "/expertise/0";
  static Nominee wrap(Expertise value) { return {.id = "n", .school = "1", .expertise = {std::move(value)}}; }
  static Expertise take(const Nominee& whole) { return whole.expertise.at(0); }
};

template <>
struct Inside<Contact> {
  using Whole = Nominee;
  static constexpr const char* path = "/contact";
  static Nominee wrap(Contact value) { return {.id = "n", .school = "1", .contact = std::move(value)}; }
  static Contact take(const Nominee& whole) { return whole.contact; }
};

template <>
struct Inside<Need> {
  using Whole = Request;
  static constexpr const char* path = "/needs/0";
  static Request wrap(Need value) { return {.id = "r", .school = "1", .needs = {std::move(value)}}; }
  static Need take(const Request& whole) { return whole.needs.at(0); }
};

template <>
struct Inside<Candidate> {
  using Whole = Shortlist;
  static constexpr const char* path = "/candidates/0";
  static Shortlist wrap(Candidate value) {
    return {.request = "r", .school = "1", .candidates = {std::move(value)}, .considered = 1, .eligible = 1};
  }
  static Candidate take(const Shortlist& whole) { return whole.candidates.at(0); }
};

/// Values inside the evidence of a candidate.
inline Shortlist shortlist_with(Evidence evidence) {
  return Inside<Candidate>::wrap({.nominee = "n", .school = "2", .evidence = std::move(evidence)});
}
inline const Evidence& evidence_in(const Shortlist& whole) { return whole.candidates.at(0).evidence; }

template <>
struct Inside<Evidence> {
  using Whole = Shortlist;
  static constexpr const char* path = "/candidates/0/evidence";
  static Shortlist wrap(Evidence value) { return shortlist_with(std::move(value)); }
  static Evidence take(const Shortlist& whole) { return evidence_in(whole); }
};

template <>
struct Inside<NeedEvidence> {
  using Whole = Shortlist;
  static constexpr const char* path = "/candidates/0/evidence/needs/0";
  static Shortlist wrap(NeedEvidence value) { return shortlist_with({.needs = {std::move(value)}}); }
  static NeedEvidence take(const Shortlist& whole) { return evidence_in(whole).needs.at(0); }
};

template <>
struct Inside<LinkEvidence> {
  using Whole = Shortlist;
  static constexpr const char* path = "/candidates/0/evidence/past_links/0";
  static Shortlist wrap(const LinkEvidence& value) { return shortlist_with({.past_links = {value}}); }
  static LinkEvidence take(const Shortlist& whole) { return evidence_in(whole).past_links.at(0); }
};

inline Shortlist shortlist_with_need(NeedEvidence need) {
  need.need = {"t", "T"};
  return Inside<NeedEvidence>::wrap(std::move(need));
}

template <>
struct Inside<FacetEvidence> {
  using Whole = Shortlist;
  static constexpr const char* path = "/candidates/0/evidence/needs/0/facets/0";
  static Shortlist wrap(FacetEvidence value) { return shortlist_with_need({.facets = {std::move(value)}}); }
  static FacetEvidence take(const Shortlist& whole) { return evidence_in(whole).needs.at(0).facets.at(0); }
};

template <>
struct Inside<StepEvidence> {
  using Whole = Shortlist;
  static constexpr const char* path = "/candidates/0/evidence/needs/0/path/0";
  static Shortlist wrap(StepEvidence value) { return shortlist_with_need({.path = {std::move(value)}}); }
  static StepEvidence take(const Shortlist& whole) { return evidence_in(whole).needs.at(0).path.at(0); }
};

template <>
struct Inside<ConceptReference> {
  using Whole = Shortlist;
  static constexpr const char* path = "/candidates/0/evidence/needs/0/need";
  static Shortlist wrap(ConceptReference value) {
    return Inside<NeedEvidence>::wrap(NeedEvidence{.need = std::move(value)});
  }
  static ConceptReference take(const Shortlist& whole) { return evidence_in(whole).needs.at(0).need; }
};

}  // namespace s2ss::bindings
