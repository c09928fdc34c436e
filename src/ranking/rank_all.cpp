#include "s2ss/rank_all.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "ranking/criteria_search.hpp"
#include "ranking/search.hpp"
#include "ranking/variety.hpp"
#include "s2ss/error.hpp"

namespace s2ss {

namespace {

/// How often the calling thread reports progress and looks whether it should stop.
constexpr std::chrono::milliseconds beat{50};

/// The fault's pointer, with the position of the request in front.
std::vector<Fault> at_position(std::vector<Fault> faults, std::size_t position) {
  for (Fault& fault : faults) fault.pointer = "/" + std::to_string(position) + fault.pointer;
  return faults;
}

/// Checks all requests first: a fault in the last one should not cost the work on the others.
void check(const Directory& directory, std::span<const Request> requests, const Policy& policy,
           std::span<const Criterion> criteria) {
  validate(policy);
  validate(criteria, policy);
  for (std::size_t i = 0; i < requests.size(); ++i) {
    try {
      validate(requests[i], directory);
    } catch (const InputError& error) {
      throw InputError(at_position(error.faults(), i), error.total());
    }
  }
}

/// Ranks requests on several threads, each taking the next one that is free; answers stand by request, so who computed
/// them leaves no trace.
class Pool {
 public:
  Pool(const Directory& directory, std::span<const Request> requests, const Policy& policy,
       const RankAllOptions& options)
      : directory_(directory),
        requests_(requests),
        policy_(policy),
        limit_(options.limit),
        variety_{checked_variety(options.variety), policy.likeness},
        answers_(requests.size()) {}

  void run(const RankAllOptions& options) {
    if (options.stop.stop_requested()) throw Cancelled();
    std::size_t wanted = options.threads > 0 ? options.threads : std::thread::hardware_concurrency();
    wanted = std::clamp<std::size_t>(wanted, 1, std::max<std::size_t>(requests_.size(), 1));
    running_ = wanted;
    if (!options.criteria.empty()) values_.resize(requests_.size());
    {
      std::vector<std::jthread> threads;
      for (std::size_t i = 0; i < wanted; ++i) threads.emplace_back([this, &options] { work(options); });
      watch(options);
    }
    if (failure_) std::rethrow_exception(failure_);
    if (options.stop.stop_requested() && done_ < requests_.size()) throw Cancelled();
    if (options.progress) options.progress(done_, requests_.size());
  }

  [[nodiscard]] const std::vector<std::vector<Scored>>& answers() const noexcept { return answers_; }
  /// What the criteria gave each of them; nothing without criteria.
  [[nodiscard]] const std::vector<std::vector<std::vector<Millionths>>>& values() const noexcept { return values_; }

 private:
  void answer(std::size_t i, const RankAllOptions& options) {
    if (options.criteria.empty()) {
      answers_[i] = search_with_variety(Scorer(directory_, requests_[i], policy_), limit_, variety_).first;
      return;
    }
    const Scorer scorer = Scorer::of_built_in_parts(directory_, requests_[i], policy_);
    const Criteria criteria(options.criteria, policy_, scorer, requests_[i], options.stop);
    for (Judged& judged : search_with_variety(scorer, criteria, policy_.min_score, limit_, variety_).first) {
      answers_[i].push_back(judged.scored);
      values_[i].push_back(std::move(judged.values));
    }
  }

  void work(const RankAllOptions& options) noexcept {
    try {
      while (!stop_) {
        const std::size_t i = next_.fetch_add(1);
        if (i >= requests_.size()) break;
        answer(i, options);
        done_.fetch_add(1);
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
  const Policy& policy_;
  std::size_t limit_;
  Variety variety_;
  std::vector<std::vector<Scored>> answers_;
  std::vector<std::vector<std::vector<Millionths>>> values_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> done_ = 0;
  std::atomic<bool> stop_ = false;
  std::mutex mutex_;  // guards what stands below
  std::condition_variable finished_;
  std::size_t running_ = 0;
  std::exception_ptr failure_;
};

RankTable table_of(const Directory& directory, std::span<const Request> requests,
                   const std::vector<std::vector<Scored>>& answers) {
  RankTable table{.directory = directory};
  for (std::uint32_t i = 0; i < requests.size(); ++i) {
    table.requests.push_back(requests[i].id);
    table.requesting_schools.push_back(*directory.find_school(requests[i].school));
    for (std::uint32_t place = 0; place < answers[i].size(); ++place) {
      const Scored& scored = answers[i][place];
      table.request.push_back(i);
      table.rank.push_back(place + 1);
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
  check(directory, requests, policy, options.criteria);
  Pool pool(directory, requests, policy, options);
  pool.run(options);
  RankTable table = table_of(directory, requests, pool.answers());
  if (!options.criteria.empty()) add_criteria(table, policy, pool.values());
  return table;
}

}  // namespace s2ss
