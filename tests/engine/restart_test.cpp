// What a restart brings back, and what time does.
#include <catch2/catch.hpp>

#include "tests/engine/desk.hpp"

namespace cueline::test {

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t day = 24 * 60 * minute;

SendAlert alert_until(const Desk& desk, std::int64_t minutes) {
  SendAlert alert;
  alert.template_code = "room_change";
  alert.title = "Reading is in Room 14";
  alert.until = Millis{desk.now.value + minutes * minute};
  alert.audience.persons = {desk.para};
  return alert;
}

std::size_t count_ends(const Desk& desk) {
  std::size_t ends = 0;
  for (std::uint64_t at = 1; at <= desk.log.head(school_id).value; ++at) {
    ends += std::holds_alternative<AlertEnded>(desk.stored(Sequence{at}).body) ? 1 : 0;
  }
  return ends;
}

}  // namespace

TEST_CASE("the restored school is the one that was") {
  Desk desk;
  desk.made(admin, alert_until(desk, 20));
  desk.made(desk.para, RaiseIssue{"materials_room", 3, "No chairs", {}, {}, {}, {}, {}});
  const auto live = desk.engine->school();
  desk.restart();
  CHECK(live.same_as(desk.engine->school()));
  CHECK(desk.engine->school().alerts.size() == 1);
  CHECK(desk.engine->school().head == desk.log.head(school_id));
}

TEST_CASE("what is due fires once, at its time, also after a restart") {
  Desk desk;
  desk.made(admin, alert_until(desk, 20));
  const auto due = desk.engine->advance(desk.now);
  REQUIRE(due);
  CHECK(due->value == desk.now.value + 20 * minute);
  desk.now.value += 19 * minute;
  static_cast<void>(desk.engine->advance(desk.now));
  desk.settle();
  CHECK(count_ends(desk) == 0);
  desk.restart();
  desk.now.value += 2 * minute;
  static_cast<void>(desk.engine->advance(desk.now));
  static_cast<void>(desk.engine->advance(desk.now));  // while the first is on its way
  desk.settle();
  CHECK(count_ends(desk) == 1);
  desk.restart();
  CHECK_FALSE(desk.engine->advance(desk.now));
  desk.settle();
  CHECK(count_ends(desk) == 1);
}

TEST_CASE("a fired timer that was lost in a crash fires again") {
  Desk desk;
  desk.made(admin, alert_until(desk, 20));
  desk.now.value += 21 * minute;
  static_cast<void>(desk.engine->advance(desk.now));
  desk.restart();  // before it was durable
  static_cast<void>(desk.engine->advance(desk.now));
  desk.settle();
  CHECK(count_ends(desk) == 1);
}

TEST_CASE("a cancelled alert is due no more") {
  Desk desk;
  const auto alert = desk.made(admin, alert_until(desk, 20));
  desk.made(admin, CancelAlert{id_cast<AlertId>(alert), {}});
  CHECK_FALSE(desk.engine->advance(desk.now));
  desk.restart();
  CHECK_FALSE(desk.engine->advance(desk.now));
}

TEST_CASE("entries never go back in time, whatever the clock does") {
  Desk desk;
  const auto first = desk.made(admin, PostMessage{timeline_of(whole_school), "one", {}, {}});
  desk.now.value -= day;
  desk.restart();
  const auto second = desk.made(admin, PostMessage{timeline_of(whole_school), "two", {}, {}});
  CHECK(desk.stored(second).time >= desk.stored(first).time);
}

TEST_CASE("read positions go with the next batch, or by themselves within a second, and only forward") {
  Desk desk;
  const auto head = desk.log.head(school_id);
  desk.engine->read(desk.para, timeline_of(desk.room), head);
  desk.engine->read(desk.para, timeline_of(desk.room), Sequence{1});                  // an older device
  desk.engine->read(desk.other, timeline_of(desk.student), head);                     // not theirs to read
  desk.engine->read(desk.para, timeline_of(whole_school), Sequence{head.value + 9});  // not there yet
  CHECK(desk.log.waiting() == 0);
  static_cast<void>(desk.engine->advance(desk.now));
  CHECK(desk.log.waiting() == 0);
  desk.now.value += 1000;
  static_cast<void>(desk.engine->advance(desk.now));
  CHECK(desk.log.waiting() == 1);
  desk.settle();
  desk.restart();
  std::vector<ReadPosition> reads;
  desk.engine->join(desk.para, std::nullopt, [&](const result<engine::Join>& join) {
    for (const auto& frame : frames(join->snapshot)) reads = std::get<Snapshot>(frame).reads;
  });
  CHECK(reads == std::vector{ReadPosition{timeline_of(desk.room), head}});
}

TEST_CASE("a snapshot hides what access denies") {
  Desk desk;
  Observe seen;
  seen.students = {desk.student};
  seen.signs = {Code("covers_ears")};
  seen.seen_at = desk.now;
  desk.made(desk.para, seen);
  const auto kinds = [&](PersonId person) {
    std::vector<std::size_t> counts(std::variant_size_v<Record>);
    desk.engine->join(person, std::nullopt, [&](const result<engine::Join>& join) {
      REQUIRE(join.has_value());
      for (const auto& frame : frames(join->snapshot)) {
        for (const auto& record : std::get<Snapshot>(frame).records) ++counts.at(record.index());
      }
    });
    return counts;
  };
  const auto cares = kinds(desk.para);
  const auto stranger = kinds(desk.other);
  CHECK(cares.at(3) == 1);  // the student
  CHECK(cares.at(4) == 1);  // the observation
  CHECK(stranger.at(3) == 0);
  CHECK(stranger.at(4) == 0);
}

TEST_CASE("who may not come in gets no join") {
  Desk desk;
  desk.made(admin, DeactivatePerson{desk.other});
  const auto why = [&](PersonId person) {
    boost::system::error_code error;
    desk.engine->join(person, std::nullopt, [&](const result<engine::Join>& join) { error = join.error(); });
    return error;
  };
  CHECK(why(desk.other) == Errc::deactivated);
  CHECK(why(PersonId{999}) == Errc::not_found);
}

}  // namespace cueline::test
