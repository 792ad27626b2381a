// What people say of themselves.
#include "tests/domain/small_school.hpp"

namespace cueline::domain::test {

TEST_CASE("everybody writes their own profile, and colleagues read it") {
  SmallSchool town;
  const Profile hers{town.para, {"Calming a room"}, {"Picture schedules"}, "I do not interpret", ""};
  auto later = hers;
  later.joys = "Gardening";
  check_all(town, {
                      {"somebody else's", town.admin, SetRows{{hers}}, "not_allowed"},
                      {"her own", town.para, SetRows{{hers}}, "ok"},
                      {"again", town.para, SetRows{{hers}}, "nothing new"},
                      {"changed", town.para, SetRows{{later}}, "ok"},
                  });
  const auto& row = *town.school.row<Profile>(town.para.value);
  CHECK(row == later);
  CHECK(access::may_see(town.school, town.stranger, row));
  CHECK_FALSE(access::may_see(town.school, town.substitute, row));  // they share no room
}

}  // namespace cueline::domain::test
