#pragma once

#include <memory>
#include <mutex>

namespace s2ss {

/// A value that is made when it is first asked for: once, whichever thread asks first, while the others wait. When
/// making it throws, the next to ask tries again. It can't be copied or moved.
template <typename Value>
class Lazy {
 public:
  template <typename Make>
  [[nodiscard]] const Value& get(const Make& make) const {
    std::call_once(once_, [&] { value_ = std::make_shared<const Value>(make()); });
    return *value_;
  }

 private:
  mutable std::once_flag once_;
  // Shared, for a shared pointer can be destroyed where `Value` is only declared.
  mutable std::shared_ptr<const Value> value_;
};

}  // namespace s2ss
