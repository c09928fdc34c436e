#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

#include "s2ss/error.hpp"

namespace s2ss::bindings {

/// What Python raised, on its way through the library, which lets its own errors pass as they are.
class PythonRaised : public Error {
 public:
  explicit PythonRaised(std::exception_ptr raised) : Error("Python raised an exception"), raised_(std::move(raised)) {}

  [[nodiscard]] const std::exception_ptr& raised() const noexcept { return raised_; }

 private:
  std::exception_ptr raised_;  // an error_already_set
};

/// Lets worker threads run Python on the thread that called the library: there, Ctrl-C reaches what runs, however long
/// it takes, and whatever Python keeps per thread is the caller's own.
class CallingThread {
 public:
  using Job = std::function<void()>;

  /// Runs a job on the calling thread, with the GIL, and comes back when it is done; throws what it threw. After the
  /// first job that failed no other is run: each throws what that one threw.
  void run(const Job& job);

  // For the calling thread, while others work.
  /// Called, on a worker, when a job begins to wait.
  void when_wanted(Job wake) { wake_ = std::move(wake); }
  [[nodiscard]] bool is_wanted();
  /// Runs the jobs that wait. Needs the GIL.
  void serve();
  /// From now on every job fails like this.
  void refuse(const std::exception_ptr& failure);

 private:
  struct Waiting {
    const Job* job = nullptr;
    std::exception_ptr failure;
    bool is_done = false;
  };

  std::thread::id owner_ = std::this_thread::get_id();
  Job wake_;
  std::mutex mutex_;  // guards what stands below
  std::condition_variable done_;
  std::deque<Waiting*> waiting_;
  std::exception_ptr failure_;
};

}  // namespace s2ss::bindings
