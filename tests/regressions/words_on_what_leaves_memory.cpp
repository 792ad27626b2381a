// Found by the simulator: the message that was said to an alert in the very moment it left memory belonged to nothing
// any more, and a restart did not give the same school.
#include <catch2/catch.hpp>

#include "tests/engine/desk.hpp"

namespace cueline::test {

TEST_CASE("nothing is said to an alert in the moment it leaves memory") {
  Desk desk;
  SendAlert command;
  command.template_code = "room_change";
  command.title = "Reading is in Room 14";
  command.until = Millis{desk.now.value + 60'000};
  command.audience.persons = {desk.para};
  const auto alert = id_cast<AlertId>(desk.made(admin, command));
  desk.made(admin, CancelAlert{alert, "over"});
  const auto words = PostMessage{timeline_of(alert), "thanks", {}, {}};
  desk.now.value += domain::retire_after_ms - 1;
  CHECK_FALSE(desk.ask(admin, words).problem);
  desk.now.value += 1;
  CHECK(desk.ask(admin, words).problem);
  const auto head = desk.engine->school().head;
  desk.restart();
  CHECK(desk.engine->school().head == head);
}

}  // namespace cueline::test
