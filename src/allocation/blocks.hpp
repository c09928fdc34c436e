#pragma once

#include <algorithm>
#include <cstddef>

#include "allocation/parallel.hpp"

namespace s2ss::allocation {

/// Calls `work(begin, end)` for blocks that make up the positions below `count`, on several threads where they are many
/// enough to be worth it. What it does must not depend on where blocks begin.
template <typename Work>
void in_blocks(std::size_t count, std::size_t threads, const Work& work, std::size_t smallest = 8192) {
  constexpr std::size_t blocks_per_thread = 4;
  const std::size_t blocks = std::min(count / smallest, 64 * blocks_per_thread);
  if (threads == 1 || blocks <= 1) {
    work(std::size_t{0}, count);
    return;
  }
  for_each_parallel(blocks, {.threads = threads, .progress = {}, .stop = {}},
                    [&](std::size_t block) { work(count * block / blocks, count * (block + 1) / blocks); });
}

}  // namespace s2ss::allocation
