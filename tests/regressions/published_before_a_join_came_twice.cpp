// Found by the simulator: an entry published together with the change that lets somebody see more was still in the list
// of what is live when the new snapshot, which has it, was on its way. The client got it twice.
#include <catch2/catch.hpp>

#include "tests/engine/desk.hpp"

namespace cueline::test {

TEST_CASE("what a snapshot has does not come again behind it") {
  Desk desk;
  const auto team = desk.made(admin, OpenChannel{ChannelKind::team, "Reading", {}});
  const auto reader = desk.tail->open(desk.other, {}, [] {});
  std::vector<engine::Bytes> taken;
  do desk.run();
  while (reader->take(taken, 1 << 20));
  taken.clear();

  desk.submit(admin, "1", AddMembers{id_cast<ChannelId>(team), {desk.other}});
  desk.submit(admin, "2", PostMessage{timeline_of(whole_school), "Fire drill at ten", {}, {}});
  desk.settle();  // both in one batch
  while (reader->take(taken, 1 << 20)) desk.run();
  std::uint64_t position = 0;
  for (const auto& frame : frames(taken)) {
    if (const auto* part = std::get_if<Snapshot>(&frame)) position = part->position.sequence.value;
    if (const auto* entry = std::get_if<EntryFrame>(&frame)) CHECK(entry->entry.sequence.value > position);
  }
  CHECK(position == desk.log.head(school_id).value);
}

}  // namespace cueline::test
