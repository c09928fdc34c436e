#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

namespace s2ss::allocation {

struct ParallelWatch {
  std::size_t threads = 0;  ///< 0 takes as many as the machine has cores.
  std::function<void(std::size_t done, std::size_t all)> progress;
  std::stop_token stop;
};

/// Calls `work(i)` for each i below `count`, on several threads. Progress is called from the calling thread. Throws
/// what work throws, and Cancelled when asked to stop.
void for_each_parallel(std::size_t count, const ParallelWatch& watch, const std::function<void(std::size_t)>& work);

}  // namespace s2ss::allocation
