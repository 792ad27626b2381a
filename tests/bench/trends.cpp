#include <fmt/core.h>

#include <array>
#include <chrono>
#include <stdexcept>

#include "server/engine/sightings.hpp"
#include "storage/rocks_log.hpp"
#include "tests/bench/load.hpp"
#include "tests/bench/member.hpp"
#include "tests/bench/rows.hpp"
#include "tests/bench/timetable.hpp"

namespace cueline::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t week_ms = std::int64_t{7} * 24 * 60 * 60 * 1000;
constexpr std::int64_t weeks = 156;
constexpr std::size_t team = 8;       // cares for the student
constexpr std::size_t bystander = 9;  // does not, and writes messages

double millis_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// A student of the first room, seen every week until now.
StudentId grow_up(const std::string& folder, const School& school, const Rooms& rooms, std::size_t seen_a_week) {
  StudentId student;
  tell(folder, [&](demo::Stage& stage) {
    const auto first = now().value - weeks * week_ms;
    static_cast<void>(set_timetable(stage, school, rooms, Millis{first}));
    AddStudent add{"Jonas Rubin", ChannelId{school.channels.front()}, {}};
    for (std::size_t person = 1; person <= team; ++person) add.care_team.push_back(school.people[person]);
    student = id_cast<StudentId>(stage.say(school.people.front(), add, Millis{first}));
    constexpr std::array signs{"covers_ears", "tense", "on_task", "head_down"};
    for (std::int64_t week = 0; week < weeks; ++week) {
      const Millis when{first + week * week_ms + week_ms / 2};
      stage.pass_time(when);
      const auto observe = [&](std::size_t number) {
        Observe command;
        command.students = {student};
        command.signs = {signs.at(number % signs.size())};
        command.seen_at = Millis{when.value - static_cast<std::int64_t>(number % 50) * week_ms / 100};
        return command;
      };
      stage.say_often(school.people[1 + static_cast<std::size_t>(week) % team], observe, when, seen_a_week);
    }
  });
  return student;
}

// What every answer must do first, without a server.
double read_alone(const std::string& folder, StudentId student, std::size_t expected, std::size_t times) {
  auto log = storage::RocksLog::open(folder);
  if (!log) throw std::runtime_error(log.error().sentence);
  std::vector<double> millis;
  for (std::size_t time = 0; time < times; ++time) {
    const auto start = Clock::now();
    const auto sightings = engine::read_sightings(**log, SchoolId{1}, student);
    millis.push_back(millis_since(start));
    if (!sightings || sightings->size() != expected) throw std::runtime_error("observations are missing");
  }
  return median(millis);
}

bool is_found(Event event, std::string_view text) {
  if (event != Event::other || !text.starts_with(R"({"kind":"found")")) return false;
  if (text.find(R"("enough":true)") == std::string_view::npos)
    throw std::runtime_error(std::string(text.substr(0, 200)));
  return true;
}

double ask(Member& member, const TrendsOf& question) {
  const auto start = Clock::now();
  member.tell(Ask{"trends", question});
  member.read_until(is_found);
  return millis_since(start);
}

// One message after the other, while somebody asks again as soon as there is an answer, or nobody does.
struct Waited {
  double p50 = 0, p99 = 0;
};
Waited say_messages(Audience& writer, Member* asking, const TrendsOf& question, std::size_t messages) {
  auto& contender = writer.contender;
  std::vector<double> micros;
  Clock::time_point sent;
  const auto say = [&] {
    sent = Clock::now();
    writer.people.front()->publish(bystander, contender.next_number++);
  };
  bool under_way = false;
  for (say(); micros.size() < messages || under_way;) {
    if (asking && !under_way && micros.size() < messages) {
      asking->tell(Ask{"trends", question});
      under_way = true;
    }
    writer.crowd.read([&](Connection& connection, Event event, std::string_view text) {
      if (&connection == asking && is_found(event, text)) under_way = false;
      if (&connection == asking || event != Event::acknowledged) return;
      micros.push_back(millis_since(sent) * 1e3);
      if (micros.size() < messages) say();
    });
  }
  return {percentile(micros, 0.5), percentile(micros, 0.99)};
}

}  // namespace

// How long a question over three years takes, and what it costs others: the engine that answers it serves everybody.
void measure_trends(const Bench& bench) {
  const auto folder = bench.place("trends") + "/cueline";
  auto rooms = Rooms::of_their_own(bystander + 1);
  for (std::size_t person = 1; person <= team; ++person) rooms.members.front().push_back(person);
  rooms.founded_ago_ms = weeks * week_ms;
  Cueline cueline(bench.binary, folder, rooms);
  cueline.program().stop();
  const auto student = grow_up(folder, cueline.school(), rooms, bench.size.seen_a_week);
  const auto seen = static_cast<std::size_t>(weeks) * bench.size.seen_a_week;
  const auto alone = read_alone(folder, student, seen, bench.size.asked);
  cueline.start();
  const auto what = fmt::format("trends, 3 years, {} cues", seen);
  TrendsOf question{student, Millis{now().value - weeks * week_ms}, now(), {}, {}, "week"};
  Audience writer(cueline, 1, bystander);
  Member asking(cueline.port(), cueline.school().tokens.at(1), cueline.school().channels);
  asking.wait_until_live();
  for (const auto* by : {"week", "sign"}) {
    question.by = by;
    std::vector<double> millis;
    for (std::size_t time = 0; time < bench.size.asked; ++time) millis.push_back(ask(asking, question));
    bench.table.add({what + ", by " + by, median(millis), "ms", "reading them alone", alone});
  }
  writer.crowd.add(asking);
  const auto messages = bench.size.acknowledgements / 20;
  std::vector<double> p50, p99, calm_p50, calm_p99;
  for (std::size_t round = 0; round < bench.size.rounds; ++round) {
    const auto calm = say_messages(writer, nullptr, question, messages);
    const auto busy = say_messages(writer, &asking, question, messages);
    calm_p50.push_back(calm.p50);
    calm_p99.push_back(calm.p99);
    p50.push_back(busy.p50);
    p99.push_back(busy.p99);
  }
  bench.table.add({"1 sender beside them, p50", median(p50), "us", "nobody asks", median(calm_p50)});
  bench.table.add({"1 sender beside them, p99", median(p99), "us", "nobody asks", median(calm_p99)});
}

}  // namespace cueline::bench
