#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "s2ss/taxonomy.hpp"
#include "taxonomy/label_index.hpp"

namespace s2ss {

/// What resolving texts needs to know of a scheme; made once, on the first text.
class ResolverIndex {
 public:
  explicit ResolverIndex(const Taxonomy& taxonomy);

  [[nodiscard]] const LabelIndex& labels() const noexcept { return labels_; }
  /// Whether aspects named beside the concept restrict it.
  [[nodiscard]] bool takes_aspects(ConceptIndex index) const noexcept { return takes_aspects_[index.value] != 0; }

 private:
  LabelIndex labels_;
  std::vector<std::uint8_t> takes_aspects_;
};

}  // namespace s2ss
