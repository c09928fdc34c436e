#include "calling_thread.hpp"

#include <pybind11/pybind11.h>

namespace s2ss::bindings {

void CallingThread::run(const Job& job) {
  if (std::this_thread::get_id() == owner_) {
    const pybind11::gil_scoped_acquire acquire;
    return job();
  }
  Waiting own{.job = &job, .failure = {}};
  {
    const std::scoped_lock lock(mutex_);
    if (failure_) std::rethrow_exception(failure_);
    waiting_.push_back(&own);
  }
  wake_();
  std::unique_lock lock(mutex_);
  done_.wait(lock, [&own] { return own.is_done; });
  if (own.failure) std::rethrow_exception(own.failure);
}

bool CallingThread::is_wanted() {
  const std::scoped_lock lock(mutex_);
  return !waiting_.empty();
}

void CallingThread::serve() {
  std::unique_lock lock(mutex_);
  while (!waiting_.empty()) {
    Waiting& next = *waiting_.front();
    lock.unlock();
    std::exception_ptr failure;
    try {
      (*next.job)();
    } catch (...) {
      failure = std::current_exception();
    }
    if (failure) return refuse(failure);
    lock.lock();
    waiting_.pop_front();
    next.is_done = true;
    done_.notify_all();
  }
}

void CallingThread::refuse(const std::exception_ptr& failure) {
  const std::scoped_lock lock(mutex_);
  failure_ = failure;
  for (Waiting* const each : waiting_) {
    each->failure = failure;
    each->is_done = true;
  }
  waiting_.clear();
  done_.notify_all();
}

}  // namespace s2ss::bindings
