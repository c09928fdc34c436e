#pragma once

#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>

namespace s2ss {

/// A member of a result that is worked out when it is first read, because not every reader asks for it. It reads like
/// the value itself and never changes; any number of threads may read, and the first one pays.
template <typename Value>
class Deferred {
 public:
  Deferred() = default;
  explicit(!std::is_class_v<Value>) Deferred(Value value) : value_(std::move(value)) {}
  Deferred& operator=(Value value) {
    value_ = std::move(value);
    source_ = nullptr;
    read_ = nullptr;
    return *this;
  }

  /// Reads through `read(source)`, which must give the same value, at the same place, each time it is called.
  template <auto read, typename Source>
  [[nodiscard]] static Deferred from(std::shared_ptr<const Source> source) {
    Deferred deferred;
    deferred.source_ = std::move(source);
    deferred.read_ = [](const void* kept) -> const Value& { return read(*static_cast<const Source*>(kept)); };
    return deferred;
  }

  [[nodiscard]] const Value& get() const { return read_ == nullptr ? value_ : read_(source_.get()); }
  // NOLINTNEXTLINE(google-explicit-constructor): it stands for the value.
  operator const Value&() const { return get(); }
  [[nodiscard]] const Value* operator->() const { return &get(); }

  // For values that hold others.
  [[nodiscard]] std::size_t size() const requires std::is_class_v<Value> { return get().size(); }
  [[nodiscard]] bool empty() const requires std::is_class_v<Value> { return get().empty(); }
  [[nodiscard]] auto begin() const requires std::is_class_v<Value> { return get().begin(); }
  [[nodiscard]] auto end() const requires std::is_class_v<Value> { return get().end(); }
  [[nodiscard]] const auto& front() const requires std::is_class_v<Value> { return get().front(); }
  [[nodiscard]] const auto& back() const requires std::is_class_v<Value> { return get().back(); }
  [[nodiscard]] const auto& operator[](std::size_t position) const requires std::is_class_v<Value> {
    return get()[position];
  }
  /// Throws std::out_of_range for a position that is not there.
  [[nodiscard]] const auto& at(std::size_t position) const requires std::is_class_v<Value> {
    return get().at(position);
  }

  friend bool operator==(const Deferred& left, const Deferred& right) { return left.get() == right.get(); }
  friend bool operator==(const Deferred& left, const Value& right) requires std::is_class_v<Value> {
    return left.get() == right;
  }

 private:
  Value value_{};
  std::shared_ptr<const void> source_;
  const Value& (*read_)(const void* source) = nullptr;
};

}  // namespace s2ss
