#pragma once

#include <cstddef>
#include <new>
#include <utility>
#include <vector>

namespace s2ss {

inline constexpr std::size_t large_page = std::size_t{1} << 21;

/// Throws std::bad_alloc.
[[nodiscard]] void* allocate_large(std::size_t bytes);
void free_large(void* memory, std::size_t bytes) noexcept;

/// Memory for arrays that are read here and there: in large pages where the system has them, so that the reader does
/// not wait for page tables as well.
template <typename T>
struct LargePages {
  using value_type = T;

  LargePages() noexcept = default;
  template <typename Other>
  LargePages(const LargePages<Other>& /*other*/) noexcept {}  // NOLINT(google-explicit-constructor)

  T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    return static_cast<T*>(bytes < large_page ? ::operator new(bytes, alignment) : allocate_large(bytes));
  }

  void deallocate(T* memory, std::size_t count) noexcept {
    if (count * sizeof(T) < large_page) {
      ::operator delete(memory, alignment);
    } else {
      free_large(memory, count * sizeof(T));
    }
  }

  friend bool operator==(const LargePages& /*left*/, const LargePages& /*right*/) noexcept { return true; }

 private:
  static constexpr std::align_val_t alignment{alignof(T)};
};

/// The same, but elements without a value are left as they are, to be written by several threads.
template <typename T>
struct UnsetLargePages : LargePages<T> {
  UnsetLargePages() noexcept = default;
  template <typename Other>
  UnsetLargePages(const UnsetLargePages<Other>& /*other*/) noexcept {}  // NOLINT(google-explicit-constructor)

  template <typename U>
  void construct(U* memory) {
    ::new (static_cast<void*>(memory)) U;
  }
  template <typename U, typename... Arguments>
  void construct(U* memory, Arguments&&... arguments) {
    ::new (static_cast<void*>(memory)) U(std::forward<Arguments>(arguments)...);
  }
};

template <typename T>
using LargeVector = std::vector<T, LargePages<T>>;
template <typename T>
using LargeArray = std::vector<T, UnsetLargePages<T>>;

}  // namespace s2ss
