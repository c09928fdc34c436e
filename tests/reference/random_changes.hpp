#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "reference/random.hpp"
#include "reference/world.hpp"
#include "s2ss/change.hpp"

namespace s2ss::reference {

/// Makes random changes that hold, and makes the same ones to plain rows: the slow, obvious LiveDirectory.
class ChangeMaker {
 public:
  /// The world's references must be to today's schools.
  ChangeMaker(Random& random, World& world) : random_(random), world_(world) {}

  std::vector<Change> batch(int most) {
    std::vector<Change> changes;
    for (int left = random_.between(1, most); left > 0; --left) add_change(changes);
    return changes;
  }

  /// Of nominees alone, and of them only what stands in their records.
  std::vector<Change> batch_of_records(int most) {
    std::vector<Change> changes;
    for (int left = random_.between(1, most); left > 0; --left) {
      switch (random_.below(5)) {
        case 0:
          set_status(changes, ChangeKind::pause_nominee, NomineeStatus::paused);
          break;
        case 1:
          set_status(changes, ChangeKind::resume_nominee, NomineeStatus::listed);
          break;
        case 2:
          set_status(changes, ChangeKind::withdraw_nominee, NomineeStatus::withdrawn);
          break;
        case 3:
          set_max_links(changes);
          break;
        default:
          change_record(changes);
      }
    }
    return changes;
  }

 private:
  void add_change(std::vector<Change>& changes) {
    switch (random_.below(14)) {
      case 0:
      case 1:
        return add_nominee(changes);
      case 2:
      case 3:
        return change_nominee(changes);
      case 4:
        return set_status(changes, ChangeKind::pause_nominee, NomineeStatus::paused);
      case 5:
        return set_status(changes, ChangeKind::resume_nominee, NomineeStatus::listed);
      case 6:
        return set_status(changes, ChangeKind::withdraw_nominee, NomineeStatus::withdrawn);
      case 7:
        return remove_nominee(changes);
      case 8:
        return set_max_links(changes);
      case 9:
        return random_.chance(30) ? add_school(changes) : change_school(changes);
      case 10:
        return set_release_limit(changes);
      case 11:
      case 12:
        return add_link(changes);
      default:
        return random_.chance(30) ? add_conflict(changes) : set_link_state(changes);
    }
  }

  /// What someone else offers, somewhere else.
  Nominee another(const std::string& id) {
    Nominee nominee = random_.pick(world_.nominees);
    nominee.id = id;
    if (random_.chance(50)) nominee.school = random_.pick(world_.schools).urn;
    if (random_.chance(50)) nominee.expertise = random_.pick(world_.nominees).expertise;
    nominee.max_links = random_.between(0, 3);
    if (random_.chance(30)) nominee.contact = {.name = "Name " + id, .email = ""};
    return nominee;
  }

  void add_nominee(std::vector<Change>& changes) {
    // Before, between and after the ids there are.
    const std::string id = random_.one_of({"a-new-", "m-new-", "z-new-"}) + std::to_string(made_++);
    world_.nominees.push_back(another(id));
    changes.push_back({.kind = ChangeKind::add_nominee, .nominee = world_.nominees.back()});
  }

  void change_nominee(std::vector<Change>& changes) {
    const std::size_t position = random_.below(world_.nominees.size());
    world_.nominees[position] = another(world_.nominees[position].id);
    changes.push_back({.kind = ChangeKind::change_nominee, .nominee = world_.nominees[position]});
  }

  void change_record(std::vector<Change>& changes) {
    Nominee& nominee = some_nominee();
    const Nominee& other = random_.pick(world_.nominees);
    nominee.status = other.status;
    nominee.max_links = random_.between(0, 4);
    if (random_.chance(50)) nominee.role = other.role;
    if (random_.chance(50)) nominee.modes = other.modes;
    if (random_.chance(50)) nominee.slots = other.slots;
    if (random_.chance(50)) nominee.max_distance = other.max_distance;
    if (random_.chance(50)) nominee.review_by = other.review_by;
    changes.push_back({.kind = ChangeKind::change_nominee, .nominee = nominee});
  }

  void set_status(std::vector<Change>& changes, ChangeKind kind, NomineeStatus status) {
    Nominee& nominee = some_nominee();
    nominee.status = status;
    changes.push_back({.kind = kind, .id = nominee.id});
  }

  void remove_nominee(std::vector<Change>& changes) {
    if (world_.nominees.size() < 2) return;
    const std::size_t position = random_.below(world_.nominees.size());
    const std::string id = world_.nominees[position].id;
    world_.nominees.erase(world_.nominees.begin() + static_cast<std::ptrdiff_t>(position));
    for (Link& link : world_.links) {
      if (link.nominee == id) link.nominee.clear();
    }
    std::erase_if(world_.conflicts, [&id](const Conflict& conflict) { return conflict.nominee == id; });
    changes.push_back({.kind = ChangeKind::remove_nominee, .id = id});
  }

  void set_max_links(std::vector<Change>& changes) {
    Nominee& nominee = some_nominee();
    nominee.max_links = random_.between(0, 4);
    changes.push_back({.kind = ChangeKind::set_max_links, .id = nominee.id, .max_links = nominee.max_links});
  }

  void add_school(std::vector<Change>& changes) {
    School school = random_.pick(world_.schools);
    school.urn = std::to_string(random_.one_of({10'000, 900'000})) + "-" + std::to_string(made_++);
    world_.schools.push_back(school);
    changes.push_back({.kind = ChangeKind::add_school, .school = school});
  }

  void change_school(std::vector<Change>& changes) {
    School& school = some_school();
    School other = random_.pick(world_.schools);
    other.urn = school.urn;
    if (random_.chance(20)) other.status = SchoolStatus::closed;
    if (random_.chance(20)) other.trust = "a trust of its own";
    school = other;
    changes.push_back({.kind = ChangeKind::change_school, .school = school});
  }

  void set_release_limit(std::vector<Change>& changes) {
    School& school = some_school();
    school.release_limit = random_.chance(50) ? std::optional(random_.between(0, 3)) : std::nullopt;
    changes.push_back({.kind = ChangeKind::set_release_limit, .id = school.urn, .release_limit = school.release_limit});
  }

  void add_link(std::vector<Change>& changes) {
    const Nominee& nominee = some_nominee();
    Link link{.nominee = nominee.id,
              .supporting_school = random_.chance(90) ? nominee.school : some_school().urn,
              .requesting_school = some_school().urn,
              .date = world_.as_of - random_.one_of({0, 0, 1, 30, 400, random_.between(0, 2'000)}),
              .state = static_cast<LinkState>(random_.below(6)),
              .request = "added " + std::to_string(made_++)};
    if (link.supporting_school == link.requesting_school) return;
    world_.links.push_back(link);
    changes.push_back({.kind = ChangeKind::add_link, .link = link});
  }

  void set_link_state(std::vector<Change>& changes) {
    if (world_.links.empty()) return;
    Link& link = world_.links[random_.below(world_.links.size())];
    // Of links that only differ in their state it is not said which one moves.
    const auto alike = [&link](const Link& other) {
      return other.nominee == link.nominee && other.supporting_school == link.supporting_school &&
             other.requesting_school == link.requesting_school && other.date == link.date &&
             other.request == link.request;
    };
    if (std::count_if(world_.links.begin(), world_.links.end(), alike) != 1) return;
    link.state = static_cast<LinkState>(random_.below(6));
    changes.push_back({.kind = ChangeKind::set_link_state, .link = link});
  }

  void add_conflict(std::vector<Change>& changes) {
    const Nominee& nominee = some_nominee();
    const Conflict conflict{.nominee = nominee.id, .requesting_school = some_school().urn};
    world_.conflicts.push_back(conflict);
    changes.push_back({.kind = ChangeKind::add_conflict, .conflict = conflict});
  }

  Nominee& some_nominee() { return world_.nominees[random_.below(world_.nominees.size())]; }
  School& some_school() { return world_.schools[random_.below(world_.schools.size())]; }

  Random& random_;
  World& world_;
  int made_ = 0;
};

}  // namespace s2ss::reference
