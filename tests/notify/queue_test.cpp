// The queue against a clock of our own.
#include "server/notify/queue.hpp"

#include <catch2/catch.hpp>

namespace cueline::notify {

namespace {

constexpr Millis start{1'793'000'000'000};

Millis at(std::int64_t ms) { return Millis{start.value + ms}; }

NoticeRow row(std::uint64_t item, std::int64_t due_ms = 0,
              domain::NoticeUrgency urgency = domain::NoticeUrgency::normal) {
  Notice notice;
  notice.person = PersonId{3};
  notice.item = ItemId{item};
  notice.because = Sequence{item};
  notice.urgency = urgency;
  notice.not_before = at(due_ms);
  notice.expires = at(3'600'000);
  return domain::fresh(notice, start);
}

Outcome took() { return {Outcome::Kind::accepted, 0, 201, ""}; }
Outcome later(std::int64_t wait = 0, int status = 503) { return {Outcome::Kind::later, wait, status, ""}; }
Outcome gone() { return {Outcome::Kind::gone, 0, 410, ""}; }
Outcome refused() { return {Outcome::Kind::refused, 0, 400, ""}; }

NoticeId only(Queue& queue, Millis now) {
  const auto due = queue.take_due(now, 10);
  REQUIRE(due.size() == 1);
  return due.front();
}

constexpr double middle = 0.5;  // of the jitter: none

}  // namespace

TEST_CASE("nothing goes before its time") {
  Queue queue;
  queue.put(row(7, 5'000));
  CHECK(queue.next() == at(5'000));
  CHECK(queue.take_due(at(4'999), 10).empty());
  CHECK(queue.take_due(at(5'000), 10).size() == 1);
  CHECK(queue.take_due(at(9'999), 10).empty());  // it is in hand
  CHECK_FALSE(queue.next().has_value());
}

TEST_CASE("what is urgent goes first, and no more than asked for") {
  Queue queue;
  for (std::uint64_t item = 1; item <= 5; ++item) queue.put(row(item, 0, domain::NoticeUrgency::low));
  queue.put(row(9, 10, domain::NoticeUrgency::high));
  const auto first = queue.take_due(at(20), 3);
  REQUIRE(first.size() == 3);
  CHECK(first.front().item == ItemId{9});
  CHECK(queue.take_due(at(20), 10).size() == 3);
}

TEST_CASE("a commit that is seen twice is one notice") {
  Queue queue;
  queue.put(row(7));
  queue.put(row(7));
  CHECK(queue.size() == 1);
  CHECK(queue.take_due(start, 10).size() == 1);
}

TEST_CASE("one device that took it is enough, and it is done") {
  Queue queue;
  queue.put(row(7));
  const auto id = only(queue, start);
  const auto ended = queue.tried(id, {{"a", took()}, {"b", gone()}}, at(100), middle);
  CHECK(ended.state == NoticeState::accepted);
  CHECK_FALSE(ended.due.has_value());
  CHECK(ended.reached == std::vector<domain::WayTaken>{{"a", at(100)}});
  CHECK(queue.size() == 0);
}

TEST_CASE("a device that was busy is tried again after the others took it") {
  Queue queue;
  queue.put(row(7));
  const auto first = queue.tried(only(queue, start), {{"a", took()}, {"b", later()}}, at(100), middle);
  CHECK(first.state == NoticeState::accepted);
  CHECK(first.due == at(5'100));
  const auto second = queue.tried(only(queue, at(5'100)), {{"b", took()}}, at(5'200), middle);
  CHECK(second.state == NoticeState::accepted);
  CHECK(second.time == at(100));  // the person had it then
  CHECK(second.reached.size() == 2);
  CHECK_FALSE(second.due.has_value());
}

TEST_CASE("nobody who could take it: failed") {
  Queue queue;
  queue.put(row(7));
  CHECK(queue.tried(only(queue, start), {{"a", gone()}, {"b", refused()}}, start, middle).state == NoticeState::failed);
  queue.put(row(8));
  CHECK(queue.tried(only(queue, start), {}, start, middle).state == NoticeState::failed);
}

TEST_CASE("waits double, within ten minutes, a quarter more or less") {
  CHECK(backoff_ms(0, middle) == 5'000);
  CHECK(backoff_ms(1, middle) == 10'000);
  CHECK(backoff_ms(6, middle) == 320'000);
  CHECK(backoff_ms(7, middle) == 600'000);
  CHECK(backoff_ms(1'000'000, middle) == 600'000);
  CHECK(backoff_ms(0, 0) == 3'750);
  CHECK(backoff_ms(0, 1) == 6'250);
}

TEST_CASE("a push service that says how long to wait is believed") {
  Queue queue;
  queue.put(row(7));
  const auto first = queue.tried(only(queue, start), {{"a", later(120'000, 429)}}, start, middle);
  CHECK(first.due == at(120'000));
  CHECK(first.state == NoticeState::queued);
  // Not shorter than our own wait.
  const auto second = queue.tried(only(queue, at(120'000)), {{"a", later(1)}}, at(120'000), middle);
  CHECK(second.due == at(130'000));
}

TEST_CASE("tries are bounded, and so is time") {
  Queue queue;
  auto lasting = row(7);
  lasting.notice.expires = at(std::int64_t{30} * 24 * 3'600'000);
  queue.put(lasting);
  Millis now = start;
  for (std::uint64_t tries = 1; tries < tries_max; ++tries) {
    const auto next = queue.tried(only(queue, now), {{"a", later()}}, now, middle);
    REQUIRE(next.due.has_value());
    CHECK(next.tries == tries);
    now = *next.due;
  }
  const auto last = queue.tried(only(queue, now), {{"a", later()}}, now, middle);
  CHECK(last.state == NoticeState::failed);
  CHECK(last.tries == tries_max);

  queue.put(row(8));
  const auto no_time = queue.tried(only(queue, start), {{"a", later(3'600'000)}}, start, middle);
  CHECK(no_time.state == NoticeState::failed);
  CHECK(queue.size() == 0);
}

TEST_CASE("sent and nothing heard is not accepted") {
  Queue queue;
  queue.put(row(7));
  CHECK(queue.tried(only(queue, start), {{"a", later(0, 0)}}, start, middle).state == NoticeState::sent);
}

TEST_CASE("held is looked at again when its time comes") {
  Queue queue;
  queue.put(row(7));
  const auto held = queue.hold(only(queue, start), at(60'000), start);
  CHECK(held.state == NoticeState::held);
  CHECK(queue.take_due(at(59'999), 10).empty());
  const auto ended = queue.end(only(queue, at(60'000)), NoticeState::withdrawn, at(60'000));
  CHECK(ended.state == NoticeState::withdrawn);
  CHECK_FALSE(ended.due.has_value());
}

TEST_CASE("shown stays shown while other devices are still tried") {
  Queue queue;
  queue.put(row(7));
  const auto first = queue.tried(only(queue, start), {{"a", took()}, {"b", later()}}, start, middle);
  const auto id = id_of(first.notice);
  const auto shown = queue.shown(id, at(50));
  REQUIRE(shown.has_value());
  CHECK(shown->state == NoticeState::shown);
  const auto second = queue.tried(only(queue, *first.due), {{"b", gone()}}, *first.due, middle);
  CHECK(second.state == NoticeState::shown);
  CHECK(second.time == at(50));
  CHECK_FALSE(queue.shown(id, at(60)).has_value());
}

TEST_CASE("a row survives its way to the disk, and a done one is not queued again") {
  auto whole = row(7, 5'000, domain::NoticeUrgency::high);
  whole.notice.room = Name("Room 12");
  whole.notice.clock = Name("10:40");
  whole.reached = {{"a", start}};
  CHECK(domain::decode_notice(domain::encode(whole)) == whole);
  CHECK_FALSE(domain::decode_notice("{}").has_value());

  Queue queue;
  whole.due.reset();
  whole.state = NoticeState::accepted;
  queue.put(*domain::decode_notice(domain::encode(whole)));
  CHECK(queue.size() == 0);
}

TEST_CASE("100,000 waiting notices: the next is found without looking at the others") {
  Queue queue;
  for (std::uint64_t item = 1; item <= 100'000; ++item)
    queue.put(row(item, 1'000'000 + static_cast<std::int64_t>(item)));
  queue.put(row(200'000, 10));
  CHECK(queue.next() == at(10));
  CHECK(queue.take_due(at(10), 64).size() == 1);
  CHECK(queue.size() == 100'001);
}

}  // namespace cueline::notify
