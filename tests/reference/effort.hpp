#pragma once

#include <cstdlib>
#include <string_view>

// Builds in which each step costs many times more: sanitizers and builds without optimisation.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__OPTIMIZE__)
#define S2SS_TEST_SLOW_BUILD 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(undefined_behavior_sanitizer)
#define S2SS_TEST_SLOW_BUILD 1
#endif
#endif

namespace s2ss::reference {

/// How many rounds a random test takes: `rounds` in a release build, a fortieth where each step costs more, `longer`
/// times as many with S2SS_SOAK=1 in the environment; never none.
inline int effort(int rounds, int longer = 10) {
#if defined(S2SS_TEST_SLOW_BUILD)
  rounds = rounds / 40 + 1;
#endif
  const char* const soak = std::getenv("S2SS_SOAK");
  return soak != nullptr && std::string_view(soak) == "1" ? rounds * longer : rounds;
}

}  // namespace s2ss::reference
