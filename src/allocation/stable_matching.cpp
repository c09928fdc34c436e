#include "s2ss/stable_matching.hpp"

#include <exception>
#include <functional>
#include <thread>

#include "allocation/preferences.hpp"
#include "s2ss/error.hpp"

namespace s2ss {

namespace {

using namespace allocation;

/// Below this many arcs, starting a thread costs more than it saves.
constexpr std::size_t worth_a_thread = 100'000;

bool is_simple(const StableProblem& problem) {
  if (!problem.groups.empty()) return false;
  if (!problem.places.is_each()) return problem.places[0] <= 1;
  for (const std::int64_t places : problem.places.each()) {
    if (places > 1) return false;
  }
  return true;
}

StableMatching find(const StableProblem& problem, const StableOptions& options) {
  if (options.proposer == Proposer::columns) return propose_from_columns(problem, options.stop);
  return is_simple(problem) ? propose_from_rows_simply(problem, options.stop)
                            : propose_from_rows(problem, options.stop);
}

}  // namespace

StableMatching stable_matching(const StableProblem& problem, const StableOptions& options) {
  check_shape(problem);
  if (options.stop.stop_requested()) throw Cancelled();
  const std::size_t threads = options.threads > 0 ? options.threads : std::thread::hardware_concurrency();
  if (threads < 2 || problem.indices.size() < worth_a_thread) {
    check_repeats(problem);
    return find(problem, options);
  }
  // A column repeated in a row makes the matching wrong but not the search unsafe: it is looked for meanwhile.
  std::exception_ptr fault;
  StableMatching matching;
  {
    const std::jthread checker([&] {
      try {
        check_repeats(problem);
      } catch (...) {
        fault = std::current_exception();
      }
    });
    matching = find(problem, options);
  }
  if (fault) std::rethrow_exception(fault);
  return matching;
}

}  // namespace s2ss
