// Found by the simulator: who gained access while half of a snapshot was on its way started afresh, and what was live
// went before the whole one. The client took it for new, forgot it with the next first part, and had a hole.
#include <catch2/catch.hpp>

#include "tests/engine/desk.hpp"

namespace cueline::test {

TEST_CASE("nothing goes between half a snapshot and the whole one") {
  Desk desk;
  for (int i = 0; i < 400; ++i) {
    desk.made(admin,
              AddPerson{"A long name, so that a snapshot has several parts " + std::string(60, 'x') + std::to_string(i),
                        Role::para,
                        {},
                        {}});
  }
  const auto team = desk.made(admin, OpenChannel{ChannelKind::team, "Reading", {}});
  const auto reader = desk.tail->open(desk.other, {}, [] {});
  desk.run();
  std::vector<engine::Bytes> taken;
  reader->take(taken, 1);  // the welcome
  reader->take(taken, 1);  // and the first part
  const auto half = frames(taken);
  REQUIRE(std::get<Snapshot>(half.back()).first);
  REQUIRE_FALSE(std::get<Snapshot>(half.back()).last);

  SendAlert alert;
  alert.template_code = "room_change";
  alert.title = "Reading is in Room 14";
  alert.until = Millis{desk.now.value + 600'000};
  alert.audience.persons = {desk.other};
  taken.clear();
  desk.submit(admin, "1", AddMembers{id_cast<ChannelId>(team), {desk.other}});
  desk.submit(admin, "2", alert);
  while (desk.log.waiting() > 0 || !desk.tasks.empty()) {  // the connection writes whenever it can
    if (desk.tasks.empty()) desk.log.commit_next(desk.log.waiting());
    const auto tasks = std::exchange(desk.tasks, {});
    for (const auto& task : tasks) {
      task();
      reader->take(taken, 1);
    }
  }
  while (reader->take(taken, 1 << 20)) desk.run();
  bool whole = false;
  for (const auto& frame : frames(taken)) {
    if (const auto* part = std::get_if<Snapshot>(&frame)) whole = part->last;
    if (std::holds_alternative<EntryFrame>(frame)) CHECK(whole);
  }
  CHECK(whole);
}

}  // namespace cueline::test
