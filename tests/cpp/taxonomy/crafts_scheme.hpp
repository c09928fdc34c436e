#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cpp/taxonomy/small_schemes.hpp"
#include "s2ss/taxonomy.hpp"

namespace s2ss::testing {

inline Concept craft(std::string id, std::string pref_label, std::vector<std::string> alt_labels = {}) {
  Concept made = topic(std::move(id), {"crafts"});
  made.pref_label = std::move(pref_label);
  made.alt_labels = std::move(alt_labels);
  return made;
}

inline Concept facet(Facet of, std::string id, std::string pref_label, std::vector<std::string> alt_labels = {}) {
  Concept made = topic(std::move(id));
  made.pref_label = std::move(pref_label);
  made.alt_labels = std::move(alt_labels);
  made.facet = of;
  return made;
}

/// A scheme of crafts, which take aspects, beside topics that take none. No word of it means anything to schools.
inline std::vector<Concept> crafts() {
  Concept top = topic("crafts");
  top.pref_label = "Handicrafts";
  top.takes_aspects = true;
  Concept pottery = craft("pottery", "Pottery", {"Ceramics", "Clay work", "PTY", "Slip & raku"});
  pottery.hidden_labels = {"podderee"};
  Concept stoneware = topic("stoneware", {"pottery"});
  stoneware.pref_label = "Stoneware";
  Concept weaving = craft("weaving", "Weaving", {"Loomwork"});
  Concept spinning = craft("spinning", "Spinning");
  spinning.uncertain_labels = {"wheel"};
  spinning.cues = {"yarn", "@weaving"};
  Concept throwing = craft("throwing", "Throwing pots");
  throwing.uncertain_labels = {"wheel"};
  throwing.cues = {"clay"};
  Concept gilding = craft("gilding", "Gilding");
  gilding.uncertain_labels = {"leaf"};
  gilding.cues = {"bullion"};
  Concept kiln = topic("kiln");
  kiln.pref_label = "Kiln";
  kiln.alt_labels = {"Kilns"};
  Concept kiln_hire = topic("kiln-hire");
  kiln_hire.pref_label = "Kiln hire";
  Concept guild = topic("guild");
  guild.pref_label = "Guild affairs";
  guild.role_labels = {"Warden", "Guild master"};
  Concept masters = facet(Facet::aspect, "mastership", "Mastership", {"@crafts mastercraft", "mastercraft of @crafts"});
  masters.role_labels = {"@crafts foreman", "foreman of @crafts", "Foreman"};
  return {top,
          pottery,
          stoneware,
          weaving,
          spinning,
          throwing,
          gilding,
          kiln,
          kiln_hire,
          guild,
          masters,
          facet(Facet::aspect, "glazing", "Glazing"),
          facet(Facet::aspect, "patterns", "Patternmaking"),
          facet(Facet::stage, "lower-guild", "Rank 1", {"Rank 2", "Rank 3", "R1", "R2", "R3"}),
          facet(Facet::stage, "upper-guild", "Rank 4", {"Rank 5", "R4", "R5"}),
          facet(Facet::board, "zunft", "Zunft", {"Old Zunft"}),
          facet(Facet::board, "hansa", "Hansa")};
}

inline const Taxonomy& crafts_scheme() {
  static const Taxonomy scheme = scheme_of(crafts());
  return scheme;
}

}  // namespace s2ss::testing
