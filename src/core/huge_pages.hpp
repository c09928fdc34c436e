#pragma once

#include <cstddef>
#include <new>
#include <vector>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace s2ss {

/// Memory for arrays that are read in no order: large ones stand in huge pages where the system has them, so that
/// finding a place does not cost more than reading it.
template <typename Value>
class HugePages {
 public:
  using value_type = Value;

  HugePages() = default;
  template <typename Other>
  HugePages(const HugePages<Other>& /*all are alike*/) noexcept {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] Value* allocate(std::size_t count) {
    void* const memory = ::operator new(count * sizeof(Value), alignment(count));
#if defined(__linux__)
    // Where it cannot be had nothing is lost.
    if (is_large(count)) static_cast<void>(madvise(memory, count * sizeof(Value) / page * page, MADV_HUGEPAGE));
#endif
    return static_cast<Value*>(memory);
  }
  void deallocate(Value* memory, std::size_t count) noexcept { ::operator delete(memory, alignment(count)); }

  friend constexpr bool operator==(HugePages, HugePages) noexcept { return true; }

 private:
  static constexpr std::size_t page = std::size_t{2} << 20;
  static constexpr bool is_large(std::size_t count) noexcept { return count >= page / sizeof(Value); }
  static constexpr std::align_val_t alignment(std::size_t count) noexcept {
    return std::align_val_t{is_large(count) ? page : alignof(Value)};
  }
};

template <typename Value>
using HugeVector = std::vector<Value, HugePages<Value>>;

}  // namespace s2ss
