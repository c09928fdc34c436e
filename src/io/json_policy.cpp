#include "io/json_forms.hpp"
#include "io/json_values.hpp"
#include "io/json_weights.hpp"

namespace s2ss {

namespace {

// Policies are written whole: whoever reads one sees every rule a decision was made under.
template <auto member>
JsonMember factor(std::string_view name) {
  return json_member<member>(name, Presence::always, fraction());
}

const JsonForm& similarity_form() {
  static const JsonObjectForm<SimilarityFactors> form("an object, the factors of similarity",
                                                      {
                                                          factor<&SimilarityFactors::narrower>("narrower"),
                                                          factor<&SimilarityFactors::broader>("broader"),
                                                          factor<&SimilarityFactors::turn>("turn"),
                                                          factor<&SimilarityFactors::related>("related"),
                                                          factor<&SimilarityFactors::minimum>("minimum"),
                                                      });
  return form;
}

const JsonForm& strength_form() {
  static const JsonObjectForm<StrengthFactors> form(
      "an object, the factors of strength", {
                                                factor<&StrengthFactors::main>("main"),
                                                factor<&StrengthFactors::also>("also"),
                                                json_member<&StrengthFactors::max_main_topics>(
                                                    "max_main_topics", Presence::always, whole_number<0, 1'000'000>()),
                                            });
  return form;
}

const JsonForm& facets_form() {
  static const JsonObjectForm<FacetFactors> form("an object, the factors of facets",
                                                 {
                                                     factor<&FacetFactors::met>("met"),
                                                     factor<&FacetFactors::blank>("blank"),
                                                     factor<&FacetFactors::adjacent_stage>("adjacent_stage"),
                                                     factor<&FacetFactors::other_stage>("other_stage"),
                                                     factor<&FacetFactors::other_aspect>("other_aspect"),
                                                     factor<&FacetFactors::other_board>("other_board"),
                                                 });
  return form;
}

const JsonForm& diversity_form() {
  static const JsonObjectForm<DiversityFactors> form(
      "an object, the factors of diversity",
      {
          factor<&DiversityFactors::past_links>("past_links"),
          factor<&DiversityFactors::link_strength>("link_strength"),
          json_member<&DiversityFactors::half_life_days>("half_life_days", Presence::always, whole_number<1, 36'500>()),
          factor<&DiversityFactors::two_steps>("two_steps"),
          factor<&DiversityFactors::same_trust>("same_trust"),
          factor<&DiversityFactors::same_district>("same_district"),
          factor<&DiversityFactors::spread>("spread"),
      });
  return form;
}

const JsonForm& likeness_form() {
  static const JsonObjectForm<LikenessFactors> form("an object, the factors of likeness",
                                                    {
                                                        factor<&LikenessFactors::same_school>("same_school"),
                                                        factor<&LikenessFactors::same_trust>("same_trust"),
                                                        factor<&LikenessFactors::same_district>("same_district"),
                                                    });
  return form;
}

}  // namespace

template <>
const JsonForm& form_of<Policy>() {
  static const JsonObjectForm<Policy> form(
      "an object, a policy",
      {
          weights_member<Policy>(Presence::always),
          json_member<&Policy::similarity>("similarity", Presence::always, similarity_form()),
          json_member<&Policy::strength>("strength", Presence::always, strength_form()),
          json_member<&Policy::facets>("facets", Presence::always, facets_form()),
          json_member<&Policy::diversity>("diversity", Presence::always, diversity_form()),
          json_member<&Policy::likeness>("likeness", Presence::always, likeness_form()),
          factor<&Policy::not_a_leader>("not_a_leader"),
          factor<&Policy::unknown_proximity>("unknown_proximity"),
          json_member<&Policy::max_distance>("max_distance", Presence::always, whole_number<0, 10'000'000>()),
          factor<&Policy::min_subject_fit>("min_subject_fit"),
          factor<&Policy::min_score>("min_score"),
          json_member<&Policy::exclude_same_trust>("exclude_same_trust", Presence::always),
          json_member<&Policy::recently_linked_days>("recently_linked_days", Presence::always,
                                                     whole_number<0, 36'500>()),
          json_member<&Policy::max_links_per_school>("max_links_per_school", Presence::optional,
                                                     optional_whole_number<0, 1'000'000>()),
          json_member<&Policy::max_links_per_trust>("max_links_per_trust", Presence::optional,
                                                    optional_whole_number<0, 1'000'000>()),
      });
  return form;
}

}  // namespace s2ss
