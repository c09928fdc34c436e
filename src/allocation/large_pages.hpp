#pragma once

#include <cstddef>
#include <new>
#include <utility>
#include <vector>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace s2ss::allocation {

/// Memory for arrays that are read here and there: in large pages where the system has them, so that the reader does
/// not wait for page tables as well. Elements without a value are left as they are, to be written by several threads.
template <typename T>
struct LargePages {
  using value_type = T;

  LargePages() noexcept = default;
  template <typename Other>
  LargePages(const LargePages<Other>& /*other*/) noexcept {}  // NOLINT(google-explicit-constructor)

  T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    if (bytes < page) return static_cast<T*>(::operator new(bytes));
    void* const memory = ::operator new (bytes, std::align_val_t{page});
#if defined(__linux__) && defined(MADV_HUGEPAGE)
    madvise(memory, bytes, MADV_HUGEPAGE);  // Only a wish: without it the same comes out, later.
#endif
    return static_cast<T*>(memory);
  }

  void deallocate(T* memory, std::size_t count) noexcept {
    if (count * sizeof(T) < page) {
      ::operator delete(memory);
    } else {
      ::operator delete (memory, std::align_val_t{page});
    }
  }

  template <typename U>
  void construct(U* memory) {
    ::new (static_cast<void*>(memory)) U;
  }
  template <typename U, typename... Arguments>
  void construct(U* memory, Arguments&&... arguments) {
    ::new (static_cast<void*>(memory)) U(std::forward<Arguments>(arguments)...);
  }

  friend bool operator==(const LargePages& /*left*/, const LargePages& /*right*/) noexcept { return true; }

 private:
  static constexpr std::size_t page = std::size_t{1} << 21;
};

template <typename T>
using LargeArray = std::vector<T, LargePages<T>>;

}  // namespace s2ss::allocation
