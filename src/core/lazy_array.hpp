#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <vector>

namespace s2ss {

/// Values that are made when they are first asked for and stay until the array goes. Reading takes no lock; two threads
/// may make the same value at once, and one of the two is kept.
template <typename Value>
class LazyArray {
 public:
  /// Keeps at most `most` values, however long it is.
  LazyArray(std::size_t size, std::size_t most) : values_(size), most_(most) {}
  LazyArray(const LazyArray&) = delete;
  LazyArray& operator=(const LazyArray&) = delete;
  ~LazyArray() {
    for (const auto& value : values_) delete value.load(std::memory_order_relaxed);
  }

  /// The value at a position, `make()` if it is the first to be asked for; nullptr when no more are kept.
  template <typename Make>
  [[nodiscard]] const Value* get(std::size_t position, const Make& make) {
    if (const Value* known = values_[position].load(std::memory_order_acquire)) return known;
    if (made_.load(std::memory_order_relaxed) >= most_) return nullptr;
    auto made = std::make_unique<const Value>(make());
    const Value* expected = nullptr;
    if (!values_[position].compare_exchange_strong(expected, made.get(), std::memory_order_acq_rel)) return expected;
    made_.fetch_add(1, std::memory_order_relaxed);
    return made.release();
  }

 private:
  std::vector<std::atomic<const Value*>> values_;
  std::size_t most_;
  std::atomic<std::size_t> made_ = 0;
};

}  // namespace s2ss
