// How a room works: who writes it, who agrees, and that a suggestion always gets an answer.
#include "tests/domain/small_school.hpp"

namespace cueline::domain::test {
namespace {

Norm line(const Name& title) { return {title, "", {}}; }

SetNorms norms(ChannelId channel, std::vector<Norm> lines, std::uint64_t version = 0) {
  return {channel, std::move(lines), version, {}};
}

const Norms& of(const SmallSchool& town) { return *town.school.row<Norms>(town.room.value); }

}  // namespace

TEST_CASE("who writes the norms of a room") {
  SmallSchool town;
  const auto first = norms(town.room, {line("Cues by the end of the block"), line("Feedback is kind")});
  auto unknown = first;
  unknown.lines[0].code = "loud_please";
  auto coded = first;
  coded.lines[0].code = "how_fast";
  check_all(town, {
                      {"a para writes nothing", town.para, first, "not_allowed"},
                      {"a stranger", town.stranger, first, "not_found"},
                      {"an admin who is not there", town.admin, first, "not_found"},
                      {"the whole school has none", town.admin, norms(town.whole_school, {line("Hi")}), "not_found"},
                      {"a care team has none", town.teacher, norms(town.care_team, {line("Hi")}), "not_found"},
                      {"no such line", town.teacher, unknown, "unknown_code"},
                      {"agreeing to nothing", town.para, AgreeNorms{town.room, 0}, "not_found"},
                      {"suggesting to nothing", town.para, SuggestNorm{town.room, {}, "Later"}, "not_found"},
                      {"the teacher", town.teacher, coded, "ok"},
                      {"the same again is of an old version", town.teacher, coded, "wrong_state"},
                      {"nothing new", town.teacher, norms(town.room, coded.lines, 1), "nothing new"},
                  });
  CHECK(town.last().timeline == timeline_of(town.room));
  CHECK(town.last().to == std::vector{town.para, town.other_para});
  CHECK(of(town).version == 1);
  CHECK(of(town).changed.empty());
}

TEST_CASE("each agrees to each version, and a changed line is marked") {
  SmallSchool town;
  REQUIRE(town.answer(town.teacher, norms(town.room, {line("One"), line("Two")})) == "ok");
  check_all(town, {
                      {"another version", town.para, AgreeNorms{town.room, 2}, "wrong_state"},
                      {"not in the room", town.specialist, AgreeNorms{town.room, 1}, "not_found"},
                      {"a para", town.para, AgreeNorms{town.room, 1}, "ok"},
                      {"a second tap", town.para, AgreeNorms{town.room, 1}, "nothing new"},
                      {"who wrote it agreed by writing", town.teacher, AgreeNorms{town.room, 1}, "nothing new"},
                  });
  CHECK(of(town).agreed.size() == 2);
  town.pass(91 * 24 * hour_ms);  // a term later
  REQUIRE(town.answer(town.teacher, AgreeNorms{town.room, 1}) == "ok");
  CHECK(town.answer(town.teacher, AgreeNorms{town.room, 1}) == "nothing new");
  CHECK(of(town).agreed.size() == 2);
  CHECK(of(town).agreed.back() == PersonTime{town.teacher, town.now});
  REQUIRE(town.answer(town.teacher, norms(town.room, {line("One"), line("Other"), line("Three")}, 1)) == "ok");
  CHECK(of(town).agreed == std::vector{PersonTime{town.teacher, town.now}});
  CHECK(of(town).changed == std::vector<std::uint64_t>{2, 3});
}

TEST_CASE("a suggestion is taken up, declined with a reason, or taken back") {
  SmallSchool town;
  REQUIRE(town.answer(town.teacher, norms(town.room, {line("One"), line("Two")})) == "ok");
  check_all(town, {
                      {"no such line", town.para, SuggestNorm{town.room, 3, "Three"}, "out_of_range"},
                      {"a line", town.para, SuggestNorm{town.room, 2, "Two, by noon"}, "ok"},
                      {"a second tap", town.para, SuggestNorm{town.room, 2, "Two, by noon"}, "nothing new"},
                      {"a new one", town.other_para, SuggestNorm{town.room, {}, "Wins first"}, "ok"},
                      {"another", town.para, SuggestNorm{town.room, {}, "No shouting"}, "ok"},
                      {"no reason", town.teacher, DeclineNorm{town.room, 2, ""}, "needs_reason"},
                      {"not theirs to decide", town.para, DeclineNorm{town.room, 2, "No"}, "not_allowed"},
                      {"declined", town.teacher, DeclineNorm{town.room, 2, "In the team's norms"}, "ok"},
                      {"decided already", town.teacher, DeclineNorm{town.room, 2, "Again"}, "not_found"},
                      {"taken back by its author", town.para, DeclineNorm{town.room, 3, ""}, "ok"},
                  });
  auto taken = norms(town.room, {line("One"), line("Two, by noon")}, 1);
  taken.takes_up = 9;
  CHECK(town.answer(town.teacher, taken) == "not_found");
  taken.takes_up = 1;
  REQUIRE(town.answer(town.teacher, taken) == "ok");
  CHECK(of(town).suggestions.empty());
  REQUIRE(of(town).verdicts.size() == 2);
  CHECK(of(town).verdicts[0].reason == Note("In the team's norms"));
  CHECK(of(town).verdicts[0].suggestion.by == town.other_para);
  CHECK_FALSE(of(town).verdicts[1].reason);
  CHECK(of(town).suggested == 3);
}

TEST_CASE("suggestions have a limit, and whoever decides hears of each") {
  SmallSchool town;
  REQUIRE(town.answer(town.teacher, norms(town.room, {line("One")})) == "ok");
  for (std::size_t n = 0; n < limits::norm_suggestions; ++n) {
    REQUIRE(town.answer(town.para, SuggestNorm{town.room, {}, Title("Line " + std::to_string(n))}) == "ok");
    REQUIRE(town.last().to == std::vector{town.teacher});
  }
  CHECK(town.answer(town.para, SuggestNorm{town.room, {}, "One more"}) == "too_long");
}

TEST_CASE("norms are seen in their room only") {
  SmallSchool town;
  REQUIRE(town.answer(town.teacher, norms(town.room, {line("One")})) == "ok");
  CHECK(access::may_see(town.school, town.para, of(town)));
  CHECK_FALSE(access::may_see(town.school, town.specialist, of(town)));
  CHECK_FALSE(access::may_see(town.school, town.admin, of(town)));
}

}  // namespace cueline::domain::test
