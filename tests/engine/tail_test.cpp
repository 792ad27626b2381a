// Connections as positions: joining, falling behind, catching up, alerts first, access.
#include <catch2/catch.hpp>

#include "tests/engine/desk.hpp"

namespace cueline::test {

namespace {

using Sequences = std::vector<std::uint64_t>;

struct Device {
  Device(Desk& where, PersonId person, std::optional<Position> position = {}) : desk(where) {
    reader = desk.tail->open(person, position, [this] { ++wakes; });
    desk.run();
  }

  // Everything there is, as a connection that writes without end would get it.
  std::vector<engine::Bytes> all() {
    std::vector<engine::Bytes> taken;
    while (reader->take(taken, 1 << 20)) desk.run();
    desk.run();
    reader->take(taken, 1 << 20);
    return taken;
  }

  // What leaves at once.
  std::vector<engine::Bytes> take(std::size_t max_bytes) {
    std::vector<engine::Bytes> taken;
    CHECK(reader->take(taken, max_bytes) != taken.empty());
    return taken;
  }

  Desk& desk;
  std::shared_ptr<engine::Reader> reader;
  int wakes = 0;
};

Sequence say(Desk& desk, const std::string& text) {
  return desk.made(desk.para, PostMessage{timeline_of(desk.room), text, {}, {}});
}

Sequence alert(Desk& desk, PersonId whom) {
  SendAlert command;
  command.template_code = "room_change";
  command.title = "Reading is in Room 14";
  command.until = Millis{desk.now.value + 600'000};
  command.audience.persons = {whom};
  return desk.made(admin, command);
}

template <class Frame>
std::size_t count(const std::vector<ServerFrame>& all) {
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [](const auto& frame) { return std::holds_alternative<Frame>(frame); }));
}

Position at(const Desk& desk) { return {desk.log.head(school_id), desk.log.epoch()}; }

}  // namespace

TEST_CASE("a connection begins with a welcome and a snapshot, then it is live") {
  Desk desk;
  Device device(desk, desk.para);
  const auto first = frames(device.all());
  REQUIRE(first.size() >= 2);
  CHECK(std::holds_alternative<Welcome>(first[0]));
  CHECK(std::holds_alternative<Snapshot>(first[1]));
  CHECK(device.reader->live());
  const auto wakes = device.wakes;
  const auto said = say(desk, "hello");
  CHECK(device.wakes > wakes);
  CHECK(entries(device.all()) == Sequences{said.value});
  CHECK(device.take(1000).empty());
}

TEST_CASE("a connection that goes on gets what it missed and nothing else") {
  Desk desk;
  const auto position = at(desk);
  Sequences missed;
  for (int i = 0; i < 9; ++i) missed.push_back(say(desk, std::string(100, 'x')).value);
  Device device(desk, desk.other, position);
  const auto all = device.all();
  CHECK(entries(all) == missed);
  CHECK(count<Snapshot>(frames(all)) == 0);
  CHECK(std::get<CaughtUp>(frames(all).back()).position == at(desk));
  CHECK(desk.plans.size() > 2);  // in parts
}

TEST_CASE("entries that come while a connection joins or reads are neither lost nor doubled") {
  Desk desk;
  const auto position = at(desk);
  Sequences all;
  for (int i = 0; i < 6; ++i) all.push_back(say(desk, std::string(100, 'x')).value);
  desk.submit(desk.para, "flying", PostMessage{timeline_of(desk.room), "on its way", {}, {}});
  all.push_back(all.back() + 1);
  Device device(desk, desk.other, position);
  CHECK(device.take(1000).empty());  // the join waits for what is on its way
  desk.settle();
  auto got = entries(device.take(10));
  all.push_back(say(desk, "while it reads").value);
  const auto rest = entries(device.all());
  got.insert(got.end(), rest.begin(), rest.end());
  CHECK(got == all);
}

TEST_CASE("another epoch, a position ahead of the log, or one older than the last change of access starts afresh") {
  Desk desk;
  const auto head = at(desk);
  desk.made(admin, AddMembers{desk.room, {admin}});
  const auto position = GENERATE(Position{Sequence{20}, 7}, Position{Sequence{5000}, 1}, Position{Sequence{5}, 1});
  Device device(desk, admin, position);
  CHECK(count<Snapshot>(frames(device.all())) == 1);
  static_cast<void>(head);
}

TEST_CASE("a slow reader costs a bounded list, then reads on from storage") {
  Desk desk;
  Device slow(desk, desk.other);
  static_cast<void>(slow.all());
  Sequences said;
  for (int i = 0; i < 700; ++i) said.push_back(say(desk, "x").value);
  CHECK_FALSE(slow.reader->live());
  CHECK(entries(slow.all()) == said);
  CHECK(slow.reader->live());
  CHECK(desk.plans.size() > 1);
}

TEST_CASE("alerts go first and say so, on a connection that waits and on one that has fallen behind") {
  Desk desk;
  Device device(desk, desk.other);
  static_cast<void>(device.all());
  const auto messages = GENERATE(3, 700);
  Sequences said;
  for (int i = 0; i < messages; ++i) said.push_back(say(desk, "x").value);
  const auto urgent = alert(desk, desk.other);
  const auto first = frames(device.take(100));
  const auto& entry = std::get<EntryFrame>(first.front());
  CHECK(entry.entry.sequence == urgent);
  CHECK(entry.early == true);
  const auto rest = device.all();
  CHECK(entries(rest) == said);  // and it does not come again
  CHECK(std::get<CaughtUp>(frames(rest).back()).position.sequence == urgent);
}

TEST_CASE("an alert with nothing before it moves the position like any entry") {
  Desk desk;
  Device device(desk, desk.other);
  static_cast<void>(device.all());
  alert(desk, desk.other);
  const auto all = frames(device.all());
  REQUIRE(all.size() == 1);
  CHECK_FALSE(std::get<EntryFrame>(all[0]).early);
}

TEST_CASE("entries of an alert wait while older ones of the same alert are still to be read") {
  Desk desk;
  const auto position = at(desk);
  const auto urgent = alert(desk, desk.other);
  Sequences all{urgent.value};
  for (int i = 0; i < 5; ++i) all.push_back(say(desk, std::string(100, 'x')).value);
  Device device(desk, desk.other, position);
  const auto answer = desk.made(desk.other, AnswerAlert{id_cast<AlertId>(urgent), AlertAnswer::got_it, {}, {}});
  for (auto next = answer.value; next <= desk.log.head(school_id).value; ++next) all.push_back(next);
  CHECK(entries(device.all()) == all);
}

TEST_CASE("who gains access starts afresh in place, who loses it is closed") {
  Desk desk;
  Device device(desk, desk.other);
  Device bystander(desk, desk.para);
  static_cast<void>(device.all());
  static_cast<void>(bystander.all());
  const auto team = desk.made(admin, OpenChannel{ChannelKind::team, "Reading", {}});
  desk.made(desk.para, PostMessage{timeline_of(desk.room), "x", {}, {}});
  desk.made(admin, AddMembers{id_cast<ChannelId>(team), {desk.other}});
  CHECK(count<Snapshot>(frames(device.all())) == 1);
  const auto said = desk.made(desk.other, PostMessage{timeline_of(team), "hello", {}, {}});
  CHECK(entries(device.all()) == Sequences{said.value});
  desk.made(admin, RemoveMember{id_cast<ChannelId>(team), desk.other});
  REQUIRE(device.reader->closed());
  CHECK(*device.reader->closed() == Errc::access_changed);
  CHECK(device.take(1000).empty());
  CHECK_FALSE(bystander.reader->closed());
  desk.made(admin, DeactivatePerson{desk.para});
  REQUIRE(bystander.reader->closed());
  CHECK(*bystander.reader->closed() == Errc::deactivated);
}

TEST_CASE("what access denies is neither published, caught up nor in the history of the channel that shows it") {
  Desk desk;
  const auto position = at(desk);
  Device stranger(desk, desk.other);
  static_cast<void>(stranger.all());
  Observe seen;
  seen.students = {desk.student};
  seen.signs = {Code("covers_ears")};
  seen.seen_at = desk.now;
  const auto cue = desk.made(desk.para, seen);
  CHECK(entries(stranger.all()).empty());
  Device later(desk, desk.other, position);
  CHECK(entries(later.all()).empty());

  const auto history = [&](PersonId person) {
    Sequences shown;
    desk.engine->sight(person, [&](const result<std::shared_ptr<const engine::Sight>>& sight) {
      History question;
      question.timeline = timeline_of(desk.room);
      const auto page = engine::read_history(desk.log, school_id, **sight, question);
      REQUIRE(page.has_value());
      CHECK(page->complete);
      for (const auto& entry : page->entries) shown.push_back(entry.sequence.value);
    });
    return shown;
  };
  const auto of_para = history(desk.para);
  const auto of_other = history(desk.other);
  CHECK(std::count(of_para.begin(), of_para.end(), cue.value) == 1);
  CHECK(std::count(of_other.begin(), of_other.end(), cue.value) == 0);
}

TEST_CASE("an alert that has left memory is still read by whom it concerned, from its archived record") {
  Desk desk;
  const auto position = at(desk);
  const auto urgent = alert(desk, desk.other);
  desk.now.value += 601'000;
  static_cast<void>(desk.engine->advance(desk.now));
  desk.settle();
  desk.now.value += std::int64_t{15} * 24 * 3600 * 1000;
  say(desk, "two weeks later");
  REQUIRE(desk.engine->school().alerts.empty());
  Device concerned(desk, desk.other, position);
  Device stranger(desk, desk.para, position);
  const auto got = entries(concerned.all());
  const auto others = entries(stranger.all());
  CHECK(std::count(got.begin(), got.end(), urgent.value) == 1);
  CHECK(std::count(others.begin(), others.end(), urgent.value) == 0);
}

TEST_CASE("answers, read positions and presence reach one connection each in their way") {
  Desk desk;
  Device device(desk, desk.para);
  Device second(desk, desk.para);
  Device colleague(desk, desk.other);
  for (auto* one : {&device, &second, &colleague}) static_cast<void>(one->all());
  device.reader->answer(std::make_shared<const std::string>("{\"kind\":\"reply\",\"id\":\"a\",\"sequences\":[]}\n"));
  CHECK(count<Reply>(frames(device.all())) == 1);
  desk.engine->read(desk.para, timeline_of(desk.room), desk.log.head(school_id));
  CHECK(count<ReadMoved>(frames(second.all())) == 1);
  CHECK(count<ReadMoved>(frames(colleague.all())) == 0);
  desk.engine->present(desk.para, 1);
  desk.engine->present(desk.para, 1);
  desk.engine->present(desk.para, -1);
  CHECK(count<PresenceChanged>(frames(colleague.all())) == 1);
  desk.engine->present(desk.para, -1);
  const auto gone = frames(colleague.all());
  REQUIRE(count<PresenceChanged>(gone) == 1);
  CHECK_FALSE(std::get<PresenceChanged>(gone[0]).here);
}

TEST_CASE("a connection that goes on is told who is here now and what was read elsewhere") {
  Desk desk;
  const auto position = at(desk);
  Device first(desk, desk.para);
  static_cast<void>(first.all());
  desk.engine->present(desk.other, 1);
  desk.engine->read(desk.para, timeline_of(desk.room), desk.log.head(school_id));

  Device second(desk, desk.para);
  second.reader = desk.tail->open(desk.para, position, [] {});
  desk.settle();
  const auto got = frames(second.all());
  CHECK(count<Snapshot>(got) == 0);
  REQUIRE(count<HereNow>(got) == 1);
  const auto now = std::get<HereNow>(*std::find_if(
      got.begin(), got.end(), [](const ServerFrame& frame) { return std::holds_alternative<HereNow>(frame); }));
  CHECK(now.here == std::vector{desk.other});
  CHECK(now.reads == std::vector{ReadPosition{timeline_of(desk.room), desk.log.head(school_id)}});
}

TEST_CASE("who comes or goes while a connection joins is not forgotten") {
  Desk desk;
  desk.submit(desk.para, "slow", PostMessage{timeline_of(desk.room), "not on disk yet", {}, {}});
  auto reader = desk.tail->open(desk.para, std::nullopt, [] {});  // waits for that
  desk.engine->present(desk.other, 1);
  desk.settle();
  std::vector<engine::Bytes> all;
  while (reader->take(all, 1 << 20)) desk.settle();
  const auto got = frames(all);
  const auto place = [&](auto is) { return std::find_if(got.begin(), got.end(), is) - got.begin(); };
  const auto snapshot = place([](const ServerFrame& frame) { return std::holds_alternative<Snapshot>(frame); });
  const auto now = place([](const ServerFrame& frame) { return std::holds_alternative<HereNow>(frame); });
  REQUIRE(now < std::ssize(got));
  CHECK(snapshot < now);  // the snapshot tells what is older
  CHECK(std::get<HereNow>(got[static_cast<std::size_t>(now)]).here == std::vector{desk.other});
}

TEST_CASE("a quiet connection is told now and then how far the log has come") {
  Desk desk;
  Device device(desk, desk.other);
  static_cast<void>(device.all());
  const auto direct = desk.made(admin, OpenDirect{desk.para});
  desk.made(admin, PostMessage{timeline_of(direct), "not for others", {}, {}});
  static_cast<void>(device.all());
  desk.tail->refresh();
  const auto told = frames(device.all());
  REQUIRE(told.size() == 1);
  CHECK(std::get<CaughtUp>(told[0]).position == at(desk));
  desk.tail->refresh();
  CHECK(device.all().empty());
}

TEST_CASE("a reader that goes away while storage is read is forgotten") {
  Desk desk;
  const auto position = at(desk);
  for (int i = 0; i < 5; ++i) say(desk, std::string(100, 'x'));
  {
    Device device(desk, desk.other);
    device.reader = desk.tail->open(desk.other, position, [] {});
  }
  desk.run();
  CHECK(desk.tail->size() == 0);
  say(desk, "nobody listens");
}

}  // namespace cueline::test
