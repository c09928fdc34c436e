#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "io/byte_packer.hpp"
#include "s2ss/directory.hpp"
#include "s2ss/modes.hpp"
#include "s2ss/slots.hpp"

/// Packing with a directory's ids as numbers: its concepts, schools and nominees by their position.
namespace s2ss {

class DirectoryPacker : public BytePacker {
 public:
  explicit DirectoryPacker(const Directory& directory) : directory_(directory) {}

  /// Ids in ascending order: each only as far as it differs from the one before.
  void sorted(std::string_view id) {
    const auto end = std::mismatch(id.begin(), id.end(), before_.begin(), before_.end()).first;
    const auto shared = static_cast<std::size_t>(end - id.begin());
    number(shared);
    text(id.substr(shared));
    before_ = id;
  }
  /// A text that many records share: written once, then its number.
  void shared(const std::string& text) {
    const auto [known, is_new] = texts_.try_emplace(text, texts_.size() + 1);
    number(is_new ? 0 : known->second);
    if (is_new) this->text(text);
  }
  void topic(const std::string& id) { number(directory_.taxonomy().find(id)->value); }
  void urn(const std::string& urn) { number(directory_.find_school(urn)->value); }
  /// A nominee, or nobody.
  void person(const std::string& id) { number(id.empty() ? 0 : directory_.find_nominee(id)->value + std::uint64_t{1}); }
  void slots(Slots slots) { number(slots.bits()); }
  void modes(Modes modes) {
    std::uint64_t bits = 0;
    for (std::size_t mode = 0; mode < enumerator_words<Mode>.size(); ++mode) {
      if (modes.contains(Mode(mode))) bits |= std::uint64_t{1} << mode;
    }
    number(bits);
  }

 private:
  const Directory& directory_;
  std::string before_;
  std::map<std::string, std::uint64_t> texts_;
};

class DirectoryUnpacker : public ByteUnpacker {
 public:
  using ByteUnpacker::ByteUnpacker;

  void sorted(std::string& id) {
    const std::size_t shared = below(before_.size() + 1);
    text(id);
    id.insert(0, before_, 0, shared);
    before_ = id;
  }
  void shared(std::string& text) {
    const std::size_t position = below(texts_.size() + 1);
    if (position > 0) {
      text = texts_[position - 1];
    } else {
      this->text(text);
      texts_.push_back(text);
    }
  }
  void topic(std::string& id) { id = concepts[below(concepts.size())]; }
  void urn(std::string& urn) { urn = urns[below(urns.size())]; }
  void person(std::string& id) {
    const std::size_t position = below(people.size() + 1);
    if (position > 0) id = people[position - 1];
  }
  void slots(Slots& slots) {
    slots = Slots::from_bits(static_cast<std::uint32_t>(below(std::size_t{1} << Slots::count)));
  }
  void modes(Modes& modes) {
    modes = {};
    const std::size_t bits = below(std::size_t{1} << enumerator_words<Mode>.size());
    for (std::size_t mode = 0; mode < enumerator_words<Mode>.size(); ++mode) {
      if (bits >> mode & 1) modes.insert(Mode(mode));
    }
  }

  std::vector<std::string> concepts;
  std::vector<std::string> urns;
  std::vector<std::string> people;

 private:
  std::string before_;
  std::vector<std::string> texts_;
};

}  // namespace s2ss
