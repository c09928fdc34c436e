#include "taxonomy/spelling.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "core/word_table.hpp"

namespace s2ss {

namespace {

constexpr std::size_t shortest = 5;
constexpr std::size_t longest_word = 24;
constexpr std::size_t filter_bits = std::size_t{1} << 21;

bool may_begin_alike(std::string_view left, std::string_view right) noexcept;

/// Calls `use` with the hash of the word and of what is left after up to `deletions` of its letters are taken out.
template <typename Use>
void for_each_deletion(std::string_view word, std::size_t deletions, const Use& use) {
  use(text::hash_of(word));
  if (deletions == 0) return;
  std::string shorter;
  for (std::size_t i = 0; i < word.size(); ++i) {
    shorter.assign(word.substr(0, i)).append(word.substr(i + 1));
    use(text::hash_of(shorter));
    if (deletions == 1) continue;
    std::string shortest_form;
    for (std::size_t j = i; j < shorter.size(); ++j) {
      shortest_form.assign(shorter, 0, j).append(shorter, j + 1);
      use(text::hash_of(shortest_form));
    }
  }
}

}  // namespace

std::size_t Spelling::bound(std::size_t length) noexcept { return length < shortest ? 0 : length < 8 ? 1 : 2; }

Spelling::Spelling(std::vector<std::pair<std::string_view, std::uint32_t>> words)
    : words_(std::move(words)), filter_(filter_bits / 64) {
  for (std::uint32_t number = 0; number < words_.size(); ++number) {
    const std::string_view word = words_[number].first;
    if (word.size() < shortest || word.size() > longest_word) continue;
    for_each_deletion(word, bound(word.size()), [&](std::uint64_t hash) { note(hash, number); });
  }
  std::ranges::sort(entries_, [](const Entry& left, const Entry& right) {
    return left.hash != right.hash ? left.hash < right.hash : left.word < right.word;
  });
}

std::vector<std::uint32_t> Spelling::nearest(std::string_view misspelt) const {
  const std::size_t most = bound(misspelt.size());
  if (most == 0 || misspelt.size() > longest_word || entries_.empty()) return {};
  std::vector<std::uint32_t> candidates;
  for_each_deletion(misspelt, most, [&](std::uint64_t hash) {
    if (!may_hold(hash)) return;
    auto entry = std::ranges::lower_bound(entries_, hash, {}, &Entry::hash);
    for (; entry != entries_.end() && entry->hash == hash; ++entry) candidates.push_back(entry->word);
  });
  std::ranges::sort(candidates);
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());

  std::size_t least = most + 1;
  std::vector<std::uint32_t> nearest;
  for (const std::uint32_t candidate : candidates) {
    const auto& [word, number] = words_[candidate];
    if (!may_begin_alike(misspelt, word)) continue;
    const std::size_t distance = text::edit_distance(misspelt, word);
    if (distance > least || distance > most) continue;
    if (distance < least) nearest.clear();
    least = distance;
    nearest.push_back(number);
  }
  std::ranges::sort(nearest);
  return nearest;
}

void Spelling::note(std::uint64_t hash, std::uint32_t word) {
  entries_.push_back({hash, word});
  filter_[hash % filter_bits / 64] |= std::uint64_t{1} << (hash % 64);
}

bool Spelling::may_hold(std::uint64_t hash) const noexcept {
  return ((filter_[hash % filter_bits / 64] >> (hash % 64)) & 1u) != 0;
}

namespace {

bool may_begin_alike(std::string_view left, std::string_view right) noexcept {
  if (left[0] == right[0]) return true;
  return left[0] == right[1] && left[1] == right[0];
}

}  // namespace
}  // namespace s2ss
