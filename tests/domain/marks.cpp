#include "tests/domain/small_school.hpp"

namespace cueline::domain::test {
namespace {

struct Marking : SmallSchool {
  ItemId cue = make<ItemId>(para, sees(student));
  ItemId alert = make<ItemId>(teacher, change({{room}, {}, {}}));
  ItemId issue = make<ItemId>(para, trouble(teacher));

  std::size_t marks(PersonId by, const MarkItems& command) { return ask(by, command).value().size(); }
};

}  // namespace

TEST_CASE("a mark is for those an item is for") {
  Marking town;
  struct Row {
    std::string why;
    PersonId by;
    MarkItems command;
    std::size_t entries;
  };
  const std::vector<Row> rows{
      {"the care team", town.teacher, {{town.cue}, Mark::delivered}, 1},
      {"again", town.teacher, {{town.cue}, Mark::delivered}, 0},
      {"further", town.teacher, {{town.cue}, Mark::seen}, 1},
      {"back", town.teacher, {{town.cue}, Mark::delivered}, 0},
      {"its author", town.para, {{town.cue}, Mark::seen}, 0},
      {"in the room only", town.other_para, {{town.cue}, Mark::seen}, 0},
      {"who is told", town.para, {{town.alert}, Mark::seen}, 1},
      {"delivered after seen", town.para, {{town.alert}, Mark::delivered}, 0},
      {"who told", town.teacher, {{town.alert}, Mark::seen}, 0},
      {"an admin, who is not told", town.admin, {{town.alert}, Mark::seen}, 0},
      {"the owner", town.teacher, {{town.issue}, Mark::seen}, 1},
      {"the owner again", town.teacher, {{town.issue}, Mark::seen}, 0},
      {"an admin", town.admin, {{town.issue}, Mark::seen}, 1},
      {"an issue has no delivered", town.office, {{town.issue}, Mark::delivered}, 0},
      {"the raiser", town.para, {{town.issue}, Mark::seen}, 0},
      {"somebody else", town.stranger, {{town.issue, town.alert, town.cue}, Mark::seen}, 0},
      {"nothing", town.teacher, {{ItemId{999}, ItemId{town.room.value}}, Mark::seen}, 0},
      {"several at once, each once", town.specialist, {{town.cue, town.issue, town.cue}, Mark::seen}, 1},
      {"two", town.other_para, {{town.alert, town.alert, ItemId{999}}, Mark::delivered}, 1},
  };
  for (const auto& row : rows) {
    CAPTURE(row.why);
    CHECK(town.marks(row.by, row.command) == row.entries);
  }
}

TEST_CASE("seen includes delivered") {
  Marking town;
  REQUIRE(town.marks(town.para, {{town.alert}, Mark::seen}) == 1);
  REQUIRE(town.marks(town.teacher, {{town.cue}, Mark::seen}) == 1);
  const auto& alert = town.school.alerts.at(id_cast<AlertId>(town.alert));
  const auto& mine = alert.recipients.at(0);
  CHECK(mine.person == town.para);
  CHECK(mine.delivered == town.now);
  CHECK(mine.seen == town.now);
  CHECK_FALSE(mine.answered);
  CHECK(town.school.observations.at(id_cast<ObservationId>(town.cue)).delivered.size() == 1);
}

}  // namespace cueline::domain::test
