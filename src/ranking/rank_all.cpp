#include "s2ss/rank_all.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <compare>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>

#include "ranking/criteria_search.hpp"
#include "ranking/search.hpp"
#include "ranking/variety.hpp"
#include "s2ss/error.hpp"
#include "scoring/check_request.hpp"
#include "scoring/scorer_state.hpp"

namespace s2ss {

namespace {

/// How often the calling thread reports progress and looks whether it should stop.
constexpr std::chrono::milliseconds beat{50};

/// The fault's pointer, with the position of the request in front.
std::vector<Fault> at_position(std::vector<Fault> faults, std::size_t position) {
  for (Fault& fault : faults) fault.pointer = "/" + std::to_string(position) + fault.pointer;
  return faults;
}

/// Checks all requests first: a fault in the last one should not cost the work on the others. Returns their schools.
std::vector<SchoolIndex> check(const Directory& directory, std::span<const Request> requests, const Policy& policy,
                               std::span<const Criterion> criteria) {
  validate(policy);
  validate(criteria, policy);
  std::vector<SchoolIndex> schools;
  schools.reserve(requests.size());
  for (std::size_t i = 0; i < requests.size(); ++i) {
    try {
      schools.push_back(check_request(requests[i], directory));
    } catch (const InputError& error) {
      throw InputError(at_position(error.faults(), i), error.total());
    }
  }
  return schools;
}

/// The order in which requests are ranked: those that ask for the same first topic one after the other, neighbours
/// together, so that the postings they read are still in the processor's cache.
std::vector<std::uint32_t> order_of(const Directory& directory, std::span<const Request> requests,
                                    std::span<const SchoolIndex> schools) {
  struct Place {
    std::uint32_t topic;
    std::int32_t row;  // of squares, from the south
    std::int32_t easting;
    std::uint32_t position;
    auto operator<=>(const Place&) const = default;
  };
  constexpr std::int32_t square = 20'000;  // metres
  std::vector<Place> places;
  places.reserve(requests.size());
  for (std::uint32_t i = 0; i < requests.size(); ++i) {
    const SchoolRecord& school = directory.school_records()[schools[i].value];
    const std::uint32_t topic = directory.taxonomy().find(requests[i].needs.front().topic)->value;
    places.push_back({topic, school.northing / square, school.easting, i});
  }
  std::sort(places.begin(), places.end());
  std::vector<std::uint32_t> order;
  order.reserve(places.size());
  for (const Place& place : places) order.push_back(place.position);
  return order;
}

/// Where a request's answer stands.
struct Answer {
  std::uint32_t thread = 0;
  std::uint32_t size = 0;
  std::size_t begin = 0;
};

/// Ranks requests on several threads, each taking the next few that are free; answers stand by request, so who computed
/// them leaves no trace.
class Pool {
 public:
  Pool(const Directory& directory, std::span<const Request> requests, std::span<const SchoolIndex> schools,
       const Policy& policy, const RankAllOptions& options)
      : directory_(directory),
        requests_(requests),
        schools_(schools),
        policy_(policy),
        limit_(options.limit),
        variety_{checked_variety(options.variety), policy.likeness},
        order_(order_of(directory, requests, schools)),
        answers_(requests.size()) {}

  void run(const RankAllOptions& options) {
    if (options.stop.stop_requested()) throw Cancelled();
    std::size_t wanted = options.threads > 0 ? options.threads : std::thread::hardware_concurrency();
    wanted = std::clamp<std::size_t>(wanted, 1, std::max<std::size_t>(requests_.size(), 1));
    running_ = wanted;
    if (!options.criteria.empty()) values_.resize(requests_.size());
    found_.resize(wanted);
    {
      std::vector<std::jthread> threads;
      for (std::uint32_t i = 0; i < wanted; ++i) threads.emplace_back([this, i, &options] { work(i, options); });
      watch(options);
    }
    if (failure_) std::rethrow_exception(failure_);
    if (options.stop.stop_requested() && done_ < requests_.size()) throw Cancelled();
    if (options.progress) options.progress(done_, requests_.size());
  }

  [[nodiscard]] std::span<const Scored> answer(std::size_t request) const noexcept {
    const Answer& answer = answers_[request];
    return std::span(found_[answer.thread]).subspan(answer.begin, answer.size);
  }
  [[nodiscard]] std::size_t size() const noexcept {
    std::size_t size = 0;
    for (const auto& found : found_) size += found.size();
    return size;
  }
  /// What the criteria gave each of them; nothing without criteria.
  [[nodiscard]] const std::vector<std::vector<std::vector<Millionths>>>& values() const noexcept { return values_; }

 private:
  static constexpr std::size_t at_once = 16;  // requests taken by a thread

  void work(std::uint32_t thread, const RankAllOptions& options) noexcept {
    try {
      std::vector<Scored>& found = found_[thread];
      while (true) {
        const std::size_t first = next_.fetch_add(at_once);
        if (first >= requests_.size()) break;
        for (std::size_t i = first; i < std::min(first + at_once, requests_.size()) && !stop_; ++i) {
          answer(order_[i], thread, options, found);
          done_.fetch_add(1);
        }
        if (stop_) break;
      }
    } catch (...) {
      const std::scoped_lock lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      stop_ = true;
    }
    const std::scoped_lock lock(mutex_);
    --running_;
    finished_.notify_one();
  }

  void answer(std::uint32_t request, std::uint32_t thread, const RankAllOptions& options, std::vector<Scored>& found) {
    const std::size_t begin = found.size();
    if (options.criteria.empty()) {
      const Scorer scorer(
          std::make_unique<const Scorer::State>(directory_, requests_[request], policy_, schools_[request]));
      const std::vector<Scored> first = first_with_variety(scorer, limit_, variety_);
      found.insert(found.end(), first.begin(), first.end());
    } else {
      const Scorer scorer = Scorer::of_built_in_parts(directory_, requests_[request], policy_);
      const Criteria criteria(options.criteria, policy_, scorer, requests_[request], options.stop);
      for (Judged& judged : search_with_variety(scorer, criteria, policy_.min_score, limit_, variety_).first) {
        found.push_back(judged.scored);
        values_[request].push_back(std::move(judged.values));
      }
    }
    answers_[request] = {thread, static_cast<std::uint32_t>(found.size() - begin), begin};
  }

  void watch(const RankAllOptions& options) {
    std::unique_lock lock(mutex_);
    while (!finished_.wait_for(lock, beat, [this] { return running_ == 0; })) {
      if (options.stop.stop_requested()) stop_ = true;
      if (!options.progress) continue;
      lock.unlock();
      try {
        options.progress(done_, requests_.size());
      } catch (...) {
        lock.lock();
        failure_ = std::current_exception();
        stop_ = true;
        continue;
      }
      lock.lock();
    }
  }

  const Directory& directory_;
  std::span<const Request> requests_;
  std::span<const SchoolIndex> schools_;
  const Policy& policy_;
  std::size_t limit_;
  Variety variety_;
  std::vector<std::uint32_t> order_;
  std::vector<std::vector<Scored>> found_;  // by thread
  std::vector<Answer> answers_;             // by request
  std::vector<std::vector<std::vector<Millionths>>> values_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> done_ = 0;
  std::atomic<bool> stop_ = false;
  std::mutex mutex_;  // guards what stands below
  std::condition_variable finished_;
  std::size_t running_ = 0;
  std::exception_ptr failure_;
};

RankTable table_of(const Directory& directory, std::span<const Request> requests, std::span<const SchoolIndex> schools,
                   const Pool& pool) {
  RankTable table{.directory = directory};
  table.requests.reserve(requests.size());
  table.requesting_schools.reserve(requests.size());
  table.request.reserve(pool.size());
  table.rank.reserve(pool.size());
  table.nominee.reserve(pool.size());
  table.school.reserve(pool.size());
  table.total.reserve(pool.size());
  table.parts.reserve(pool.size());
  for (std::uint32_t i = 0; i < requests.size(); ++i) {
    table.requests.push_back(requests[i].id);
    table.requesting_schools.push_back(schools[i]);
    std::uint32_t rank = 0;
    for (const Scored& scored : pool.answer(i)) {
      table.request.push_back(i);
      table.rank.push_back(++rank);
      table.nominee.push_back(scored.nominee);
      table.school.push_back(directory.nominee_records()[scored.nominee.value].school);
      table.total.push_back(scored.total);
      table.parts.push_back(scored.parts);
    }
  }
  return table;
}

void add_criteria(RankTable& table, const Policy& policy,
                  const std::vector<std::vector<std::vector<Millionths>>>& values) {
  for (std::size_t i = 0; i < policy.criterion_weights.size(); ++i) {
    table.criteria.push_back(policy.criterion_weights[i].name);
    std::vector<Millionths>& column = table.criterion_parts.emplace_back();
    for (const auto& of_request : values) {
      for (const auto& of_candidate : of_request) column.push_back(of_candidate[i]);
    }
  }
}

}  // namespace

RankTable rank_all(const Directory& directory, std::span<const Request> requests, const Policy& policy,
                   const RankAllOptions& options) {
  check_limit(options.limit);
  const std::vector<SchoolIndex> schools = check(directory, requests, policy, options.criteria);
  Pool pool(directory, requests, schools, policy, options);
  pool.run(options);
  RankTable table = table_of(directory, requests, schools, pool);
  if (!options.criteria.empty()) add_criteria(table, policy, pool.values());
  return table;
}

}  // namespace s2ss
