#include "core/lazy.hpp"

#include <stdexcept>

#include <gmock/gmock.h>

namespace s2ss {
namespace {

TEST(Lazy, MakesItsValueOnceAndOnlyWhenAsked) {
  const Lazy<int> lazy;
  int made = 0;
  const auto make = [&made] { return ++made; };
  EXPECT_EQ(made, 0);
  const int& first = lazy.get(make);
  EXPECT_EQ(&lazy.get(make), &first);
  EXPECT_EQ(made, 1);
}

TEST(Lazy, TriesAgainAfterMakingHasThrown) {
  const Lazy<int> lazy;
  EXPECT_THROW((void)lazy.get([]() -> int { throw std::runtime_error("no memory"); }), std::runtime_error);
  EXPECT_EQ(lazy.get([] { return 7; }), 7);
}

}  // namespace
}  // namespace s2ss
