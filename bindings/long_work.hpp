#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include <pybind11/pybind11.h>

#include "calling_thread.hpp"

namespace s2ss::bindings {

namespace py = pybind11;

using Progress = std::function<void(std::size_t done, std::size_t all)>;

/// What `progress` asks for: nothing for None and False, a bar on stderr for True, or the callable that was given.
[[nodiscard]] Progress progress_argument(const py::object& given);

/// Ctrl-C and the progress bar are looked after this often.
inline constexpr std::chrono::milliseconds watch_interval{20};

/// A time from 0 seconds on; nothing for None.
[[nodiscard]] std::optional<std::chrono::duration<double>> seconds_argument(const py::object& given);

/// Asks to stop once a time has passed, unless it is gone by then.
class Timer {
 public:
  explicit Timer(std::optional<std::chrono::duration<double>> time) {
    if (time) waiting_ = std::jthread([this, wait = *time](const std::stop_token& gone) { run(wait, gone); });
  }
  [[nodiscard]] std::stop_token token() const { return passed_.get_token(); }

 private:
  void run(std::chrono::duration<double> time, const std::stop_token& gone);

  std::stop_source passed_;
  std::jthread waiting_;
};

/// Runs `work(progress, stop_token)` on a thread of its own and waits for it without the GIL. Python's signal handlers
/// run between the waits; when one raises (KeyboardInterrupt), or the progress callable does, the work is asked to
/// stop. What the work wants done on this thread is done between the waits as well.
template <typename Work>
[[nodiscard]] auto watched(const Work& work, const Progress& progress, CallingThread* calling_thread = nullptr) {
  std::mutex mutex;
  std::condition_variable finished;
  bool is_finished = false;
  std::size_t done = 0, all = 0;
  std::optional<decltype(work(Progress{}, std::stop_token{}))> result;
  std::exception_ptr failure;

  const auto note = [&](std::size_t now_done, std::size_t now_all) {
    const std::lock_guard lock(mutex);
    done = now_done;
    all = now_all;
  };
  const auto is_wanted = [&] { return calling_thread != nullptr && calling_thread->is_wanted(); };
  if (calling_thread != nullptr) {
    calling_thread->when_wanted([&] {
      const std::lock_guard lock(mutex);
      finished.notify_one();
    });
  }
  std::jthread worker([&](const std::stop_token& stop) {
    try {
      result.emplace(work(note, stop));
    } catch (...) {
      failure = std::current_exception();
    }
    const std::lock_guard lock(mutex);
    is_finished = true;
    finished.notify_one();
  });
  const auto wait = [&] {
    const py::gil_scoped_release release;
    std::unique_lock lock(mutex);
    finished.wait_for(lock, watch_interval, [&] { return is_finished || is_wanted(); });
    return is_finished;
  };

  std::size_t shown = 0;
  const auto show = [&] {
    std::unique_lock lock(mutex);
    const std::size_t now_done = done, now_all = all;
    lock.unlock();
    if (progress && now_done > shown) progress(shown = now_done, now_all);
  };
  try {
    while (!wait()) {
      if (is_wanted()) calling_thread->serve();
      if (PyErr_CheckSignals() != 0) throw py::error_already_set();
      show();
    }
    if (!failure) show();
  } catch (...) {
    worker.request_stop();
    if (calling_thread != nullptr) calling_thread->refuse(std::make_exception_ptr(Cancelled()));
    const py::gil_scoped_release release;
    worker.join();
    throw;
  }
  worker.join();
  if (failure) std::rethrow_exception(failure);
  return std::move(*result);
}

}  // namespace s2ss::bindings
