#include <fmt/core.h>

#include <chrono>
#include <stdexcept>

#include "storage/keys.hpp"
#include "storage/rocks_log.hpp"
#include "tests/bench/load.hpp"
#include "tests/bench/member.hpp"
#include "tests/bench/rows.hpp"
#include "tests/bench/timetable.hpp"

namespace cueline::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t half_hour_ms = 30 * 60 * 1000;

double micros_since(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

// One after the other: to the answer, and until it has reached everybody.
struct Told {
  std::vector<double> answered, delivered;
  double cpu = 0;  // seconds of the server
};

Reply reply_in(std::string_view text) {
  const auto at = text.find(R"("sequences":[)");
  if (at == std::string_view::npos) throw std::runtime_error("not an answer: " + std::string(text));
  return {.id = {}, .sequences = {Sequence{std::stoull(std::string(text.substr(at + 13, 20)))}}, .problem = {}};
}

Sequence say(Audience& audience, const CommandFrame& command, bool to_all, Told& told) {
  auto& sender = dynamic_cast<Member&>(*audience.people.front());
  Sequence sequence;
  std::size_t missing = to_all ? audience.people.size() : 0;
  const auto before = audience.contender.program().cpu_seconds();
  const auto start = Clock::now();
  sender.tell(command);
  while (!sequence || missing > 0)
    audience.crowd.read([&](Connection&, Event event, std::string_view text) {
      if (event == Event::other || text.find(command.id) == std::string_view::npos) return;
      if (event == Event::delivered && missing > 0) --missing;
      if (event != Event::acknowledged) return;
      sequence = reply_in(text).sequences.front();
      told.answered.push_back(micros_since(start));
    });
  told.delivered.push_back(micros_since(start));
  told.cpu += audience.contender.program().cpu_seconds() - before;
  return sequence;
}

double ask(Audience& audience, const Question& question) {
  const std::string id = "preview";
  bool found = false;
  const auto start = Clock::now();
  dynamic_cast<Member&>(*audience.people.front()).tell(Ask{id, question});
  while (!found)
    audience.crowd.read([&](Connection&, Event event, std::string_view text) {
      if (event != Event::other || !text.starts_with(R"({"kind":"found")")) return;
      if (text.find(R"("problem")") < text.find(R"("finding")")) throw std::runtime_error(std::string(text));
      found = true;
    });
  return micros_since(start);
}

// The assembly is half an hour later: everybody's own copy says so.
SendAlert assembly_moved(Millis start) {
  SendAlert alert;
  alert.template_code = "time_moved";
  alert.title = "Assembly is half an hour later";
  alert.until = Millis{start.value + 2 * half_hour_ms};
  alert.audience.everyone = Everyone::affected;
  alert.starts = start;
  alert.change = DayChange{.change_kind = DayChangeKind::moved,
                           .from_start = start,
                           .from_end = Millis{start.value + 2 * half_hour_ms},
                           .to_start = Millis{start.value + half_hour_ms},
                           .what = "Assembly"};
  return alert;
}

// The notices of an alert are rows of its own batch.
void check_queue(const std::string& folder, std::size_t expected) {
  auto log = storage::RocksLog::open(folder);
  if (!log) throw std::runtime_error(log.error().sentence);
  std::size_t rows = 0;
  const auto read = (*log)->rows(storage::keys::prefix(storage::keys::Table::notice, SchoolId{1}), [&](auto, auto) {
    ++rows;
    return true;
  });
  if (!read || rows < expected) throw std::runtime_error(fmt::format("notices: {} of {}", rows, expected));
}

}  // namespace

// What a change of the day costs beside a plain message to the same people, one under way.
void measure_alerts(const Bench& bench) {
  const auto folder = bench.place("alerts") + "/cueline";
  const auto staff = bench.size.staff;
  const auto rooms = Rooms::one(staff);
  Cueline cueline(bench.binary, folder, rooms);
  cueline.program().stop();
  Millis assembly;
  tell(folder, [&](demo::Stage& stage) { assembly = set_timetable(stage, cueline.school(), rooms, now()); });
  cueline.start();
  Audience audience(cueline, staff);
  const auto alert = assembly_moved(assembly);
  Told alerts, messages, cancelled;
  std::vector<double> previews;
  for (std::size_t number = 0; number < bench.size.alerts; ++number) {
    const PostMessage message{TimelineId{cueline.school().channels.front()}, padded(number, 100), {}, {}};
    static_cast<void>(say(audience, {fmt::format("message-{:04}", number), message}, true, messages));
    previews.push_back(ask(audience, ReachOf{alert}));
    const auto sent = say(audience, {fmt::format("alert-{:04}", number), alert}, true, alerts);
    const CancelAlert cancel{id_cast<AlertId>(sent), ""};
    static_cast<void>(say(audience, {fmt::format("cancel-{:04}", number), cancel}, true, cancelled));
  }
  cueline.program().stop();
  check_queue(folder, bench.size.alerts * (staff - 1));
  const auto what = [&](const char* part) { return fmt::format("an alert to {}, {}", staff, part); };
  const auto against = fmt::format("a message to {}", staff);
  const auto each = 1e3 / static_cast<double>(bench.size.alerts);
  bench.table.add({what("preview"), median(previews), "us", against + ", answered", median(messages.answered)});
  bench.table.add({what("answered"), median(alerts.answered), "us", against, median(messages.answered)});
  bench.table.add({what("with everybody"), median(alerts.delivered), "us", against, median(messages.delivered)});
  bench.table.add({what("CPU"), alerts.cpu * each, "ms", against, messages.cpu * each});
}

}  // namespace cueline::bench
