#include "s2ss/past_links.hpp"

#include <gmock/gmock.h>

namespace s2ss {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

LinkRecord link(std::uint32_t supporting, std::uint32_t requesting, LinkState state = LinkState::completed) {
  return {.supporting_school = SchoolIndex{supporting}, .requesting_school = SchoolIndex{requesting}, .state = state};
}

TEST(PastLinks, CountInBothDirections) {
  const std::vector<LinkRecord> links{link(0, 1), link(1, 0), link(2, 0)};
  const PastLinks graph(3, links);
  EXPECT_THAT(graph.direct(SchoolIndex{0}),
              ElementsAre(Neighbour{SchoolIndex{1}, 0}, Neighbour{SchoolIndex{1}, 1}, Neighbour{SchoolIndex{2}, 2}));
  EXPECT_THAT(graph.direct(SchoolIndex{2}), ElementsAre(Neighbour{SchoolIndex{0}, 2}));
}

TEST(PastLinks, LeaveOutWhatWasDeclinedOrCancelled) {
  const std::vector<LinkRecord> links{link(0, 1, LinkState::declined), link(0, 1, LinkState::cancelled),
                                      link(0, 1, LinkState::proposed)};
  EXPECT_THAT(PastLinks(2, links).direct(SchoolIndex{0}), ElementsAre(Neighbour{SchoolIndex{1}, 2}));
}

TEST(PastLinks, FindSchoolsThatShareALinkedSchool) {
  const std::vector<LinkRecord> links{link(0, 1), link(2, 1), link(2, 3), link(0, 2)};
  const PastLinks graph(4, links);
  // 1 and 2 are linked with 0 itself and also with each other; 3 is reached through 2.
  EXPECT_THAT(graph.two_steps(SchoolIndex{0}), ElementsAre(SchoolIndex{1}, SchoolIndex{2}, SchoolIndex{3}));
  EXPECT_THAT(graph.two_steps(SchoolIndex{3}), ElementsAre(SchoolIndex{0}, SchoolIndex{1}));
}

TEST(PastLinks, IgnoreALinkThatASuccessorMadeCircular) {
  const std::vector<LinkRecord> links{link(0, 0)};
  EXPECT_THAT(PastLinks(1, links).direct(SchoolIndex{0}), IsEmpty());
  EXPECT_THAT(PastLinks(1, links).two_steps(SchoolIndex{0}), IsEmpty());
}

}  // namespace
}  // namespace s2ss
