#include "core/large_pages.hpp"

#include <cstdint>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace s2ss {

#if defined(__linux__) && defined(MADV_HUGEPAGE)

// Straight from the system: in the heap, blocks aligned like this would leave holes that are never filled again.
namespace {

std::size_t whole_pages(std::size_t bytes) { return (bytes + large_page - 1) / large_page * large_page; }

}  // namespace

void* allocate_large(std::size_t bytes) {
  const std::size_t size = whole_pages(bytes);
  void* const all = mmap(nullptr, size + large_page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (all == MAP_FAILED) throw std::bad_alloc();
  auto* const begin = static_cast<char*>(all);
  const std::size_t before = whole_pages(reinterpret_cast<std::uintptr_t>(all)) - reinterpret_cast<std::uintptr_t>(all);
  if (before > 0) munmap(begin, before);
  if (before < large_page) munmap(begin + before + size, large_page - before);
  madvise(begin + before, size, MADV_HUGEPAGE);  // Only a wish: without it the same comes out, later.
  return begin + before;
}

void free_large(void* memory, std::size_t bytes) noexcept { munmap(memory, whole_pages(bytes)); }

#else

void* allocate_large(std::size_t bytes) { return ::operator new (bytes, std::align_val_t{large_page}); }
void free_large(void* memory, std::size_t /*bytes*/) noexcept {
  ::operator delete (memory, std::align_val_t{large_page});
}

#endif

}  // namespace s2ss
