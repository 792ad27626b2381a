// Everybody of the story by name, once they are in the log.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/demo/people.hpp"
#include "clients/cli/demo/stage.hpp"

namespace cueline::demo {

struct Classroom {
  ChannelId channel;
  std::vector<PersonId> team;  // the teacher first
  std::vector<StudentId> students;
};

struct Cast {
  std::map<std::string_view, PersonId> staff;
  std::map<std::string_view, StudentId> students;
  std::map<Room, Classroom> rooms;
  ChannelId support_team;  // specialists and those who work with them
  ChannelId everybody;
};

// Founds the school in that time zone and adds everybody at the given time.
[[nodiscard]] Cast gather(Stage& stage, const std::string& zone, Millis at);

}  // namespace cueline::demo
