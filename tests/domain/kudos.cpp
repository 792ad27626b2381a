// Thanks reach the one they are for, and nobody who should not know what for.
#include "protocol/due.hpp"
#include "tests/domain/small_school.hpp"

namespace cueline::domain::test {
namespace {

GiveKudos thanks(PersonId person) { return {person, Code("noticed_early"), "", {}, {}}; }

const Kudos& row(const SmallSchool& town, KudosId id) { return *town.school.row<Kudos>(id.value); }

}  // namespace

TEST_CASE("who thanks whom, for what, and where") {
  SmallSchool town;
  const auto cue = town.make<ItemId>(town.para, town.sees(town.student));
  const auto message = town.make<ItemId>(town.teacher, PostMessage{timeline_of(town.room), "The bell rang early"});
  const auto with = [&](auto change) {
    auto kudos = thanks(town.para);
    change(kudos);
    return kudos;
  };
  check_all(
      town,
      {
          {"oneself", town.para, thanks(town.para), "not_allowed"},
          {"nobody", town.teacher, thanks(PersonId{9'999}), "not_found"},
          {"no words", town.teacher, with([](auto& it) { it.line.reset(); }), "needs_text"},
          {"no such line", town.teacher, with([](auto& it) { it.line = "best_of_all"; }), "unknown_code"},
          {"a channel the giver is not in", town.stranger, with([&](auto& it) { it.channel = town.room; }),
           "not_found"},
          {"a channel the other is not in", town.teacher, with([&](auto& it) { it.channel = town.team; }), "not_found"},
          {"a cue the giver may not see", town.stranger, with([&](auto& it) { it.about = cue; }), "not_found"},
          {"a cue the other may not see", town.teacher,
           [&] {
             auto kudos = thanks(town.stranger);
             kudos.about = cue;
             return kudos;
           }(),
           "not_found"},
          {"a cue, before others", town.teacher, with([&](auto& it) { it.about = cue, it.channel = town.room; }),
           "not_allowed"},
          {"a cue, between the two", town.teacher, with([&](auto& it) { it.about = cue; }), "ok"},
          {"a message, before the room", town.teacher,
           with([&](auto& it) { it.about = message, it.channel = town.room; }), "ok"},
          {"a substitute thanks in their own words", town.substitute,
           GiveKudos{town.admin, {}, "For showing me round", {}, {}}, "ok"},
      });
}

TEST_CASE("private thanks are for one person, thanks before a room for the room") {
  SmallSchool town;
  const auto alone = town.make<KudosId>(town.teacher, thanks(town.para));
  CHECK(town.last().timeline == timeline_of(town.para));
  CHECK(town.last().to == std::vector{town.para});
  CHECK(access::may_see(town.school, town.para, row(town, alone)));
  CHECK_FALSE(access::may_see(town.school, town.teacher, row(town, alone)));
  CHECK_FALSE(access::may_see(town.school, town.admin, row(town, alone)));
  auto open = thanks(town.para);
  open.channel = town.room;
  const auto shown = town.make<KudosId>(town.teacher, open);
  CHECK(access::may_see(town.school, town.other_para, row(town, shown)));
  CHECK_FALSE(access::may_see(town.school, town.specialist, row(town, shown)));
}

TEST_CASE("thanks that are taken back leave no words, not in the log either") {
  SmallSchool town;
  auto kudos = thanks(town.para);
  kudos.text = "You saw it first";
  const auto id = town.make<KudosId>(town.teacher, kudos);
  CHECK(town.answer(town.para, RetractKudos{id}) == "not_found");
  REQUIRE(town.answer(town.teacher, RetractKudos{id}) == "ok");
  CHECK(town.answer(town.teacher, RetractKudos{id}) == "not_found");
  CHECK(town.school.rows<Kudos>().empty());
  CHECK(rewrites(town.last()) == std::vector{id_cast<Sequence>(id)});
  const auto kept = rewritten(town.history.at(id.value - 1), town.last());
  const auto& left = std::get<Kudos>(std::get<RowSet>(kept.body).row);
  CHECK(left.text.empty());
  CHECK_FALSE(left.line);
  CHECK(left.person == town.para);
}

TEST_CASE("thanks leave the list after two months and keep their words") {
  SmallSchool town;
  const auto id = town.make<KudosId>(town.teacher, thanks(town.para));
  CHECK(town.due(id.value).empty());
  town.pass(kudos_kept_ms);
  REQUIRE(town.due(id.value).size() == 1);
  CHECK(town.school.rows<Kudos>().empty());
  CHECK(rewrites(town.last()).empty());
}

}  // namespace cueline::domain::test
