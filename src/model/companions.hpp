#pragma once

#include <atomic>
#include <cstddef>
#include <mutex>
#include <utility>

namespace s2ss {

/// What the modules above have worked out from a directory and keep with it, because it serves many requests: tables
/// that depend on the directory and the policy alone. It only grows, so what was found stays valid as long as the
/// directory; finding takes no lock.
class Companions {
 public:
  Companions() = default;
  Companions(const Companions&) = delete;
  Companions& operator=(const Companions&) = delete;
  ~Companions() {
    for (Node* node = head_.load(); node != nullptr;) delete std::exchange(node, node->next);
  }

  /// The one of this kind for which `matches(kind)` holds, or nullptr.
  template <typename Kind, typename Matches>
  [[nodiscard]] const Kind* find(const Matches& matches) const noexcept {
    for (const Node* node = head_.load(std::memory_order_acquire); node != nullptr; node = node->next) {
      if (node->kind != &tag<Kind>) continue;
      const Kind& found = static_cast<const NodeOf<Kind>*>(node)->value;
      if (matches(found)) return &found;
    }
    return nullptr;
  }

  /// Finds it or adds what `make()` gives. At most `most` of a kind are kept: beyond them nullptr.
  template <typename Kind, typename Matches, typename Make>
  [[nodiscard]] const Kind* find_or_add(const Matches& matches, const Make& make, std::size_t most) {
    if (const Kind* found = find<Kind>(matches)) return found;
    const std::scoped_lock lock(mutex_);
    if (const Kind* found = find<Kind>(matches)) return found;
    std::size_t count = 0;
    for (const Node* node = head_.load(); node != nullptr; node = node->next) count += node->kind == &tag<Kind> ? 1 : 0;
    if (count >= most) return nullptr;
    auto* const added = new NodeOf<Kind>(make);
    added->kind = &tag<Kind>;
    added->next = head_.load();
    head_.store(added, std::memory_order_release);
    return &added->value;
  }

 private:
  template <typename Kind>
  static constexpr char tag = 0;

  struct Node {
    virtual ~Node() = default;
    const char* kind = nullptr;
    Node* next = nullptr;
  };
  template <typename Kind>
  struct NodeOf final : Node {
    template <typename Make>
    explicit NodeOf(const Make& make) : value(make()) {}
    Kind value;
  };

  std::atomic<Node*> head_ = nullptr;
  std::mutex mutex_;  // only for adding
};

}  // namespace s2ss
