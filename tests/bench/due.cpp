#include <fmt/core.h>

#include <stdexcept>

#include "storage/keys.hpp"
#include "storage/rocks_log.hpp"
#include "tests/bench/load.hpp"
#include "tests/bench/rows.hpp"

namespace cueline::bench {
namespace {

constexpr double flat = 1.25;  // as growth calls it

// Issues that nobody has accepted: for each of them something is due when silence has gone on.
void raise_issues(const std::string& folder, const School& school, std::size_t count) {
  tell(folder, [&](demo::Stage& stage) {
    RaiseIssue issue;
    issue.issue_kind = "workload_fairness";
    issue.severity = 4;
    issue.title = "Two rooms at once";
    stage.say_often(school.people.front(), [&](std::size_t) { return issue; }, now(), count);
  });
  auto log = storage::RocksLog::open(folder);
  if (!log) throw std::runtime_error(log.error().sentence);
  std::size_t due = 0;
  const auto read = (*log)->rows(storage::keys::prefix(storage::keys::Table::due, SchoolId{1}), [&](auto, auto) {
    ++due;
    return true;
  });
  if (!read || due != count) throw std::runtime_error(fmt::format("due: {} of {}", due, count));
}

struct Server {
  std::unique_ptr<Cueline> cueline;
  std::unique_ptr<Audience> audience = {};  // one person, not the admin who raised the issues
  std::vector<double> p50 = {}, p99 = {}, cpu = {};
};

}  // namespace

// One message under way, with and without what is due later, in turns.
void measure_due(const Bench& bench) {
  const auto folder = bench.place("due");
  const auto rooms = Rooms::of_their_own(2);
  Server with{std::make_unique<Cueline>(bench.binary, folder + "/with", rooms)};
  Server without{std::make_unique<Cueline>(bench.binary, folder + "/without", rooms)};
  with.cueline->program().stop();
  raise_issues(folder + "/with", with.cueline->school(), bench.size.due);
  with.cueline->start();
  for (auto* server : {&with, &without}) server->audience = std::make_unique<Audience>(*server->cueline, 1, 1);
  const auto messages = bench.size.acknowledgements / 20;
  for (std::size_t round = 0; round < bench.size.rounds * 2; ++round)
    for (auto* server : {&without, &with}) {
      const auto answered = acknowledge(*server->audience, messages, 1);
      if (round == 0) continue;  // what start and filling left behind
      server->p50.push_back(answered.p50);
      server->p99.push_back(answered.p99);
      server->cpu.push_back(answered.cpu);
    }
  const auto what = fmt::format("1 sender, {} things due later", bench.size.due);
  bench.table.add({what + ", p50", median(with.p50), "us", "nothing due", median(without.p50), flat, true});
  bench.table.add({what + ", p99", median(with.p99), "us", "nothing due", median(without.p99)});
  bench.table.add({what + ", CPU", median(with.cpu), "us / message", "nothing due", median(without.cpu), flat, true});
}

}  // namespace cueline::bench
