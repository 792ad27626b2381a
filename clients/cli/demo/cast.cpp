#include "clients/cli/demo/cast.hpp"

#include <algorithm>

#include "server/domain/school.hpp"

namespace cueline::demo {
namespace {

std::vector<PersonId> team_of(const Cast& cast, Room room) {
  std::vector<PersonId> team;
  for (const auto& row : staff)
    if (row.room == room) team.push_back(cast.staff.at(row.name));
  for (const auto& row : staff)
    if (row.role == Role::specialist) team.push_back(cast.staff.at(row.name));
  return team;
}

ChannelId whole_school(const domain::School& school) {
  const auto channel = std::find_if(school.channels.begin(), school.channels.end(),
                                    [](const auto& each) { return each.second.channel_kind == ChannelKind::school; });
  return channel == school.channels.end() ? ChannelId{} : channel->first;
}

}  // namespace

Cast gather(Stage& stage, const std::string& zone, Millis at) {
  Cast cast;
  const auto& first = staff.front();
  const SchoolCreated school{std::string(school_name), zone, "en"};
  stage.found(school, PersonAdded{std::string(first.name), first.role, Name(std::string(first.title)), {}}, at);
  // The school is the first entry, its first admin the second.
  const PersonId admin{2};
  cast.staff[first.name] = admin;
  for (const auto& row : staff) {
    if (row.name == first.name) continue;
    AddPerson command{std::string(row.name), row.role, {}, {}};
    if (!row.title.empty()) command.title = Name(std::string(row.title));
    cast.staff[row.name] = id_cast<PersonId>(stage.say(admin, command, at));
  }
  for (const auto& row : rooms) {
    auto& room = cast.rooms[row.room];
    room.team = team_of(cast, row.room);
    const OpenChannel command{ChannelKind::classroom, std::string(row.name), room.team};
    room.channel = id_cast<ChannelId>(stage.say(admin, command, at));
  }
  for (const auto& row : students) {
    auto& room = cast.rooms[row.room];
    const AddStudent command{std::string(row.name), room.channel, room.team};
    const auto student = id_cast<StudentId>(stage.say(admin, command, at));
    cast.students[row.name] = student;
    room.students.push_back(student);
  }
  const OpenChannel support{
      ChannelKind::team,
      "Support team",
      {cast.staff["Sam Whitlock"], cast.staff["Wendy Silva"], cast.staff["Hannah Okafor"], cast.staff["Marisol Vega"]}};
  cast.support_team = id_cast<ChannelId>(stage.say(admin, support, at));
  cast.everybody = whole_school(stage.engine().school());
  return cast;
}

}  // namespace cueline::demo
