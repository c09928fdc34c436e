#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "s2ss/directory.hpp"
#include "s2ss/fixed_point.hpp"
#include "s2ss/link.hpp"
#include "s2ss/rank_all.hpp"
#include "s2ss/shortlist.hpp"

namespace s2ss {

/// A link that might be made: of a plan, a shortlist, or one's own list.
struct ProposedLink {
  std::string nominee;            ///< Nominee id.
  std::string requesting_school;  ///< URN.

  friend bool operator==(const ProposedLink&, const ProposedLink&) = default;
};

/// So many of so many. `count` and `share` are absent where there is nothing to count of, or where they were left out
/// because they could point at somebody.
struct Share {
  std::size_t of = 0;
  std::optional<std::size_t> count;
  std::optional<Millionths> share;

  friend bool operator==(const Share&, const Share&) = default;
};

/// What a set of links comes to for a programme that wants to connect schools that do not usually link.
/// docs/diversity.md defines every figure. They speak of the set as a whole, never of a person or a school. A link of a
/// school with itself is none.
struct Metrics {
  std::size_t links = 0;                ///< In the set.
  Share between_new_schools;            ///< Links between schools never linked before, of all.
  Share across_trusts;                  ///< Links whose schools do not belong to one trust, of all.
  Share across_districts;               ///< Links between two districts, of those whose districts are both known.
  std::optional<Millionths> gini;       ///< Concentration of support over schools: 0 is even, towards 1 all from one.
  std::optional<Millionths> top_tenth;  ///< Share of the links that the tenth of schools that give most gives.
  Share nominees_never_proposed;        ///< Of the nominees in good standing.
  Share schools_only_asking;            ///< Of the schools that take part.
  Share schools_only_giving;
  std::vector<std::string> suppressed;  ///< The names of what was left out because of small numbers.

  // Filled only where names are asked for. Ascending.
  std::vector<std::string> never_proposed;  ///< Nominee ids.
  std::vector<std::string> only_asking;     ///< URNs.
  std::vector<std::string> only_giving;     ///< URNs.

  friend bool operator==(const Metrics&, const Metrics&) = default;
};

struct MetricsOptions {
  /// Figures that rest on fewer than so many, or leave fewer than so many over, are left out; 0 and 1 leave out none.
  std::size_t suppress_below = 5;
  /// Also say who: for those who look after the directory, and nobody else.
  bool names = false;
};

/// Of the directory's own links that count as history. O((links + nominees + schools) x log).
[[nodiscard]] Metrics metrics(const Directory& directory, const MetricsOptions& options = {});

/// Of links, those that are declined or cancelled left out. Throws InputError for a school the directory does not know;
/// a nominee it does not know, or that is empty, is somebody who has left.
[[nodiscard]] Metrics metrics(const Directory& directory, std::span<const Link> links,
                              const MetricsOptions& options = {});

/// Of links that might be made. Throws InputError for a nominee or school the directory does not know.
[[nodiscard]] Metrics metrics(const Directory& directory, std::span<const ProposedLink> links,
                              const MetricsOptions& options = {});

/// Of every candidate of every shortlist, as if each were a link.
[[nodiscard]] Metrics metrics(const Directory& directory, std::span<const Shortlist> shortlists,
                              const MetricsOptions& options = {});
[[nodiscard]] Metrics metrics(const RankTable& table, const MetricsOptions& options = {});

}  // namespace s2ss
