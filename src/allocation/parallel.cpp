#include "allocation/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "s2ss/error.hpp"

namespace s2ss::allocation {

namespace {

constexpr std::chrono::milliseconds beat{50};

class Crew {
 public:
  Crew(std::size_t count, const ParallelWatch& watch, const std::function<void(std::size_t)>& work)
      : count_(count), watch_(watch), work_(work) {}

  void run() {
    if (watch_.stop.stop_requested()) throw Cancelled();
    const std::size_t wanted = watch_.threads > 0 ? watch_.threads : std::thread::hardware_concurrency();
    running_ = std::clamp<std::size_t>(wanted, 1, std::max<std::size_t>(count_, 1));
    {
      std::vector<std::jthread> threads;
      for (std::size_t i = 0, all = running_; i < all; ++i) threads.emplace_back([this] { go(); });
      look_after();
    }
    if (failure_) std::rethrow_exception(failure_);
    if (watch_.stop.stop_requested()) throw Cancelled();
    if (watch_.progress) watch_.progress(count_, count_);
  }

 private:
  void go() noexcept {
    try {
      for (std::size_t i = next_.fetch_add(1); i < count_ && !stop_; i = next_.fetch_add(1)) {
        work_(i);
        done_.fetch_add(1);
      }
    } catch (...) {
      fail(std::current_exception());
    }
    const std::scoped_lock lock(mutex_);
    --running_;
    finished_.notify_one();
  }

  void fail(std::exception_ptr failure) noexcept {
    const std::scoped_lock lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
    stop_ = true;
  }

  void look_after() {
    while (true) {
      {
        std::unique_lock lock(mutex_);
        if (finished_.wait_for(lock, beat, [this] { return running_ == 0; })) return;
      }
      if (watch_.stop.stop_requested()) stop_ = true;
      if (!watch_.progress || stop_) continue;
      try {
        watch_.progress(done_, count_);
      } catch (...) {
        fail(std::current_exception());
      }
    }
  }

  std::size_t count_;
  const ParallelWatch& watch_;
  const std::function<void(std::size_t)>& work_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> done_ = 0;
  std::atomic<bool> stop_ = false;
  std::mutex mutex_;  // guards what stands below
  std::condition_variable finished_;
  std::size_t running_ = 0;
  std::exception_ptr failure_;
};

}  // namespace

void for_each_parallel(std::size_t count, const ParallelWatch& watch, const std::function<void(std::size_t)>& work) {
  constexpr std::size_t few = 4;  // not worth starting threads for
  if (count <= few && !watch.progress) {
    for (std::size_t i = 0; i < count && !watch.stop.stop_requested(); ++i) work(i);
    if (watch.stop.stop_requested()) throw Cancelled();
    return;
  }
  Crew(count, watch, work).run();
}

}  // namespace s2ss::allocation
