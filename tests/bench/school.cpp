#include "tests/bench/school.hpp"

#include <algorithm>
#include <chrono>
#include <future>
#include <memory>
#include <stdexcept>

#include "server/auth/auth.hpp"
#include "storage/rocks_log.hpp"
#include "tests/bench/connection.hpp"

namespace cueline::bench {
namespace {

constexpr PersonId admin{2};                  // sequence 1 is the school
constexpr std::size_t members_at_once = 500;  // protocol/limits.hpp

std::unique_ptr<storage::RocksLog> open_log(const std::string& folder) {
  auto log = storage::RocksLog::open(folder);
  if (!log) throw std::runtime_error(log.error().sentence);
  return std::move(*log);
}

std::unique_ptr<demo::Stage> open_stage(storage::Log& log) {
  auto stage = demo::Stage::open(log);
  if (!stage) throw std::runtime_error(stage.error().message());
  return std::move(*stage);
}

// Asks auth something for each of many at once, so that they share its syncs, and waits for all answers.
template <class T, class Ask>
std::vector<T> ask_for_each(std::size_t count, Ask ask) {
  std::vector<std::promise<T>> promises(count);
  for (std::size_t index = 0; index < count; ++index)
    ask(index, [&promise = promises[index]](auto answer) { promise.set_value(answer ? *answer : T{}); });
  std::vector<T> answers;
  for (auto& promise : promises) answers.push_back(promise.get_future().get());
  return answers;
}

std::vector<std::string> sign_in(storage::Log& log, const std::vector<PersonId>& people) {
  auth::Settings settings;
  settings.now = now;
  auto auth = auth::Auth::open(log, settings);
  if (!auth) throw std::runtime_error(auth.error().message());
  const auto secrets = ask_for_each<std::string>(people.size(), [&](std::size_t index, auto done) {
    (*auth)->make_link(auth::LinkKind::sign_in, people[index], done);
  });
  const auto sessions = ask_for_each<auth::Session>(
      people.size(), [&](std::size_t index, auto done) { (*auth)->enter(secrets[index], "bench", done); });
  std::vector<std::string> tokens;
  for (const auto& session : sessions) tokens.push_back(session.token);
  if (std::ranges::count(tokens, std::string()) > 0) throw std::runtime_error("somebody could not sign in");
  return tokens;
}

std::uint64_t open_channel(demo::Stage& stage, const std::string& name, const std::vector<PersonId>& members,
                           Millis when) {
  const auto part = [&](std::size_t from) {
    const auto first = members.begin() + static_cast<std::ptrdiff_t>(from);
    const auto size = std::min(members_at_once, members.size() - from);
    return std::vector<PersonId>(first, first + static_cast<std::ptrdiff_t>(size));
  };
  const auto channel = stage.say(admin, OpenChannel{ChannelKind::classroom, name, part(0)}, when).value;
  for (auto from = members_at_once; from < members.size(); from += members_at_once)
    stage.say(admin, AddMembers{ChannelId{channel}, part(from)}, when);
  return channel;
}

}  // namespace

Millis now() {
  using namespace std::chrono;
  return Millis{duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

void tell(const std::string& folder, const std::function<void(demo::Stage&)>& story) {
  const auto log = open_log(folder);
  const auto stage = open_stage(*log);
  story(*stage);
  if (!stage->problem().empty()) throw std::runtime_error(stage->problem());
}

School found_school(const std::string& folder, const Rooms& rooms) {
  School school;
  const auto log = open_log(folder);
  const auto stage = open_stage(*log);
  const auto when = Millis{now().value - rooms.founded_ago_ms};
  stage->found({"Bench", "Etc/UTC", "en"}, {"Admin", Role::admin, {}, {}}, when);
  auto& people = school.people = {admin};
  while (people.size() < rooms.people) {
    const AddPerson command{"Person " + std::to_string(people.size()), Role::teacher, {}, {}};
    people.push_back(id_cast<PersonId>(stage->say(admin, command, when)));
  }
  for (const auto& room : rooms.members) {
    std::vector<PersonId> members;
    for (const auto member : room) members.push_back(people[member]);
    school.channels.push_back(open_channel(*stage, "Room " + std::to_string(school.channels.size()), members, when));
  }
  if (!stage->problem().empty()) throw std::runtime_error(stage->problem());
  school.tokens = sign_in(*log, people);
  return school;
}

void fill_school(const std::string& folder, const School& school, std::size_t messages) {
  static std::uint64_t number = 0;
  const auto message = [&](std::size_t) {
    return PostMessage{TimelineId{school.channels.front()}, padded(number++, 100), {}, {}};
  };
  tell(folder, [&](demo::Stage& stage) { stage.say_often(admin, message, now(), messages); });
}

}  // namespace cueline::bench
