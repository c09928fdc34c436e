#include "core/stem.hpp"

#include <algorithm>
#include <libstemmer.h>
#include <memory>
#include <new>

namespace s2ss::text {

namespace {

using Stemmer = std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)>;

Stemmer make_stemmer();
bool is_lower_ascii(std::string_view word) noexcept;

}  // namespace

std::string stem(std::string_view word) {
  if (!is_lower_ascii(word)) return std::string(word);
  // A stemmer keeps its working memory, so each thread has its own.
  thread_local const Stemmer stemmer = make_stemmer();
  const sb_symbol* const stemmed =
      sb_stemmer_stem(stemmer.get(), reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
  if (stemmed == nullptr) throw std::bad_alloc();
  return {reinterpret_cast<const char*>(stemmed), static_cast<std::size_t>(sb_stemmer_length(stemmer.get()))};
}

namespace {

Stemmer make_stemmer() {
  Stemmer stemmer(sb_stemmer_new("english", "UTF_8"), &sb_stemmer_delete);
  if (!stemmer) throw std::bad_alloc();
  return stemmer;
}

bool is_lower_ascii(std::string_view word) noexcept {
  return !word.empty() && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace
}  // namespace s2ss::text
