#include "long_work.hpp"

#include <string>

#include "convert.hpp"

namespace s2ss::bindings {
namespace {

void show_bar(std::size_t done, std::size_t all) {
  constexpr std::size_t width = 40;
  const std::size_t filled = all == 0 ? width : width * done / all;
  const std::string line = "\r[" + std::string(filled, '#') + std::string(width - filled, '.') + "] " +
                           std::to_string(done) + "/" + std::to_string(all) + (done == all ? "\n" : "");
  const py::object stream = py::module_::import("sys").attr("stderr");
  if (stream.is_none()) return;
  stream.attr("write")(line);
  stream.attr("flush")();
}

}  // namespace

Progress progress_argument(const py::object& given) {
  if (given.is_none() || given.ptr() == Py_False) return {};
  if (given.ptr() == Py_True) return &show_bar;
  if (PyCallable_Check(given.ptr()) == 0) refuse("progress", "True, False or a callable that takes (done, all)");
  // The reference it holds is given back with the GIL held, where nothing throws.
  // NOLINTNEXTLINE(bugprone-exception-escape)
  return [given](std::size_t done, std::size_t all) { given(done, all); };
}

std::optional<std::chrono::duration<double>> seconds_argument(const py::object& given) {
  if (given.is_none()) return std::nullopt;
  const double seconds = number_argument(given, "seconds");
  if (!(seconds >= 0 && seconds <= 1e9)) refuse("seconds", "a number from 0 to 1000000000, or None");
  return std::chrono::duration<double>(seconds);
}

void Timer::run(std::chrono::duration<double> time, const std::stop_token& gone) {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait_for(lock, gone, time, [] { return false; });
  if (!gone.stop_requested()) passed_.request_stop();
}

}  // namespace s2ss::bindings
