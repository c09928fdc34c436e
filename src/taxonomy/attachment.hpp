#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "taxonomy/gap.hpp"
#include "taxonomy/scene.hpp"

namespace s2ss {

/// One live mention, and the mentions it restricts.
struct Attached {
  const Found* found = nullptr;
  ConceptIndex concept_index;
  Facet facet = Facet::none;
  bool subject = false;
  std::vector<std::size_t> owners;  ///< Positions of parts; empty for a topic of its own.

  [[nodiscard]] bool is_topic() const noexcept { return facet == Facet::none; }
};

/// Puts facets to the topics they belong to, by what stands between them.
class Attachment {
 public:
  explicit Attachment(const Scene& scene);

  [[nodiscard]] const std::vector<Attached>& parts() const noexcept { return parts_; }

 private:
  void attach_aspects();
  void attach_narrowing(Facet facet);
  [[nodiscard]] std::vector<std::size_t> owners_of_aspect(std::size_t aspect) const;
  [[nodiscard]] std::size_t subject_beside(std::size_t aspect) const;
  [[nodiscard]] std::size_t subject_before(std::size_t aspect) const;
  [[nodiscard]] std::size_t subject_after(std::size_t aspect) const;
  [[nodiscard]] std::vector<std::size_t> subjects_of_other_sentence(std::size_t aspect) const;
  [[nodiscard]] std::vector<std::size_t> owners_of_narrowing(std::size_t part) const;
  [[nodiscard]] std::vector<std::size_t> list_around(std::size_t topic, bool forwards_only) const;
  [[nodiscard]] bool can_own(std::size_t part) const {
    return parts_[part].is_topic() || (parts_[part].facet == Facet::aspect && parts_[part].owners.empty());
  }
  [[nodiscard]] std::vector<std::size_t> topics_behind(std::size_t part) const;
  [[nodiscard]] std::uint32_t sentence_of(std::size_t part) const {
    return scene_.message.sentence[parts_[part].found->first];
  }
  [[nodiscard]] const Gap& gap_after(std::size_t part) const { return gaps_[part]; }

  const Scene& scene_;
  std::vector<Attached> parts_;
  std::vector<Gap> gaps_;  ///< Between a part and the next.
};

}  // namespace s2ss
