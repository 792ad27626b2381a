#include "tests/domain/small_school.hpp"

namespace cueline::domain::test {

TEST_CASE("who may open and fill channels") {
  SmallSchool town;
  const auto direct = town.make<ChannelId>(town.teacher, OpenDirect{town.office});
  const auto hidden = town.make<ChannelId>(town.teacher, OpenDirect{town.para});
  check_all(town,
            {
                {"a teacher", town.teacher, OpenChannel{ChannelKind::team, "Mine", {}}, "not_allowed"},
                {"opens by itself", town.admin, OpenChannel{ChannelKind::care_team, "Care", {}}, "wrong_state"},
                {"opens by itself", town.admin, OpenChannel{ChannelKind::school, "All", {}}, "wrong_state"},
                {"unknown member", town.admin, OpenChannel{ChannelKind::team, "Mine", {PersonId{99}}}, "not_found"},
                {"a taken name", town.admin, OpenChannel{ChannelKind::team, "Room 12", {}}, "name_taken"},
                {"the office", town.office, OpenChannel{ChannelKind::team, "Garden", {}}, "ok"},
                {"a teacher", town.teacher, RenameChannel{town.room, "Room 21"}, "not_allowed"},
                {"unknown", town.admin, RenameChannel{ChannelId{99}, "Room 21"}, "not_found"},
                {"somebody's direct channel", town.admin, RenameChannel{direct, "Room 21"}, "not_found"},
                {"a care team has no name", town.admin, RenameChannel{town.care_team, "Room 21"}, "wrong_state"},
                {"a taken name", town.admin, RenameChannel{town.room, "Garden"}, "name_taken"},
                {"the same name", town.admin, RenameChannel{town.room, "Room 12"}, "nothing new"},
                {"the office", town.office, RenameChannel{town.room, "Room 21"}, "ok"},
                {"a member", town.teacher, AddMembers{town.room, {town.specialist}}, "not_allowed"},
                {"unknown", town.admin, AddMembers{ChannelId{99}, {town.specialist}}, "not_found"},
                {"unknown person", town.admin, AddMembers{town.room, {PersonId{99}}}, "not_found"},
                {"one's own direct channel", town.office, AddMembers{direct, {town.para}}, "wrong_state"},
                {"another's direct channel", town.office, AddMembers{hidden, {town.para}}, "not_found"},
                {"everybody is in", town.office, AddMembers{town.whole_school, {town.para}}, "wrong_state"},
                {"in already", town.office, AddMembers{town.room, {town.para}}, "nothing new"},
                {"new", town.office, AddMembers{town.room, {town.para, town.specialist}}, "ok"},
                {"into a care team", town.office, AddMembers{town.care_team, {town.other_para}}, "ok"},
                {"a member", town.para, RemoveMember{town.room, town.para}, "not_allowed"},
                {"unknown", town.admin, RemoveMember{ChannelId{99}, town.para}, "not_found"},
                {"of a direct channel", town.office, RemoveMember{direct, town.teacher}, "wrong_state"},
                {"not in", town.admin, RemoveMember{town.room, town.stranger}, "nothing new"},
                {"out", town.admin, RemoveMember{town.room, town.specialist}, "ok"},
            });
}

TEST_CASE("two people have one direct channel, whoever opens it first") {
  SmallSchool town;
  CHECK(town.answer(town.para, OpenDirect{town.para}) == "not_allowed");
  CHECK(town.answer(town.para, OpenDirect{PersonId{99}}) == "not_found");
  const auto channel = town.make<ChannelId>(town.para, OpenDirect{town.teacher});
  const auto head = town.school.head;
  CHECK(town.make<ChannelId>(town.teacher, OpenDirect{town.para}) == channel);
  CHECK(town.make<ChannelId>(town.para, OpenDirect{town.teacher}) == channel);
  CHECK(town.school.head == head);
  CHECK(readers(town.school, timeline_of(channel)) == std::vector{town.teacher, town.para});
  CHECK(town.make<ChannelId>(town.para, OpenDirect{town.office}) != channel);
}

TEST_CASE("joining and leaving change what one may see") {
  SmallSchool town;
  const auto room = timeline_of(town.room);
  CHECK_FALSE(access::may_read(town.school, town.stranger, room));
  REQUIRE(town.answer(town.admin, AddMembers{town.room, {town.stranger}}) == "ok");
  CHECK(town.school.take_touched().gained == std::vector{town.stranger});
  CHECK(town.school.people.at(town.stranger).access_since == town.school.head);
  CHECK(access::may_read(town.school, town.stranger, room));
  CHECK(readers(town.school, room) == std::vector{town.teacher, town.para, town.other_para, town.stranger});
  REQUIRE(town.answer(town.admin, RemoveMember{town.room, town.stranger}) == "ok");
  CHECK(town.school.take_touched().lost == std::vector{town.stranger});
  CHECK_FALSE(access::may_read(town.school, town.stranger, room));
  CHECK(readers(town.school, room) == std::vector{town.teacher, town.para, town.other_para});
}

TEST_CASE("leaving a care team ends the sight of the student") {
  SmallSchool town;
  REQUIRE(access::may_read(town.school, town.para, timeline_of(town.student)));
  REQUIRE(town.answer(town.admin, RemoveMember{town.care_team, town.para}) == "ok");
  CHECK_FALSE(access::may_read(town.school, town.para, timeline_of(town.student)));
  CHECK_FALSE(access::may_see(town.school, town.para, town.school.students.at(town.student)));
}

}  // namespace cueline::domain::test
