#include "clients/cli/view.hpp"

#include <date/tz.h>

#include <algorithm>
#include <cctype>
#include <chrono>

namespace cueline::cli {
namespace {

std::string folded(std::string_view text) {
  std::string lower(text);
  for (auto& character : lower) character = static_cast<char>(std::tolower(static_cast<unsigned char>(character)));
  return lower;
}

// The ids of those named exactly so; if there is none, of those whose name begins so; "312" and "#312" name by id.
template <class Id, class Thing, class NameOf>
std::vector<Id> find(const std::map<Id, Thing>& things, std::string_view words, NameOf name_of) {
  const auto wanted = folded(words.starts_with('#') ? words.substr(1) : words);
  std::vector<Id> exact;
  std::vector<Id> beginning;
  for (const auto& [id, thing] : things) {
    const auto name = folded(name_of(thing));
    if (name == wanted || std::to_string(id.value) == wanted) exact.push_back(id);
    if (name.starts_with(wanted)) beginning.push_back(id);
  }
  return exact.empty() ? beginning : exact;
}

}  // namespace

Millis now() {
  using namespace std::chrono;
  return Millis{duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

void View::take(const ServerFrame& frame) {
  if (const auto* welcome = std::get_if<Welcome>(&frame)) {
    me = welcome->person;
  } else if (const auto* snapshot = std::get_if<Snapshot>(&frame)) {
    if (snapshot->first) {
      people.clear(), channels.clear(), students.clear();
      observations.clear(), alerts.clear(), issues.clear();
    }
    for (const auto& record : snapshot->records) keep(record);
  } else if (const auto* entry = std::get_if<EntryFrame>(&frame)) {
    apply(entry->entry);
  }
}

void View::keep(const Record& record) {
  const auto put = [this]<class T>(const T& it) {
    if constexpr (std::is_same_v<T, SchoolRecord>) school = it;
    if constexpr (std::is_same_v<T, Person>) people[it.id] = it;
    if constexpr (std::is_same_v<T, Channel>) channels[it.id] = it;
    if constexpr (std::is_same_v<T, Student>) students[it.id] = it;
    if constexpr (std::is_same_v<T, Observation>) observations[it.id] = it;
    if constexpr (std::is_same_v<T, Alert>) alerts[it.id] = it;
    if constexpr (std::is_same_v<T, Issue>) issues[it.id] = it;
    if constexpr (boost::mp11::mp_contains<Row, T>::value) rows<T>()[it.id.value] = it;
  };
  std::visit(put, record);
}

// Only what names need: the lists are made from a fresh snapshot, and the live view prints the entries themselves.
void View::apply(const Entry& entry) {
  if (const auto* changes = std::get_if<SchoolChanged>(&entry.body)) {
    school.name = changes->name.value_or(school.name);
    school.time_zone = changes->time_zone.value_or(school.time_zone);
    school.language = changes->language.value_or(school.language);
  } else if (const auto* person = std::get_if<PersonAdded>(&entry.body)) {
    const auto id = id_cast<PersonId>(entry.sequence);
    people[id] = Person{
        .id = id, .name = person->name, .role = person->role, .title = person->title, .until = {}, .access_since = {}};
  } else if (const auto* changed = std::get_if<PersonChanged>(&entry.body);
             changed && people.contains(changed->person)) {
    auto& known = people[changed->person];
    known.name = changed->name.value_or(known.name);
    known.role = changed->role.value_or(known.role);
  } else if (const auto* channel = std::get_if<ChannelOpened>(&entry.body)) {
    const auto id = id_cast<ChannelId>(entry.sequence);
    channels[id] = Channel{id, channel->channel_kind, channel->name, channel->members, channel->student};
  } else if (const auto* renamed = std::get_if<ChannelRenamed>(&entry.body)) {
    channels[renamed->channel].name = renamed->name;
  } else if (const auto* student = std::get_if<StudentAdded>(&entry.body)) {
    const auto id = id_cast<StudentId>(entry.sequence);
    students[id] = Student{id, student->name, student->initials, student->classroom, {}};
  } else if (const auto* alert = std::get_if<AlertSent>(&entry.body)) {
    alerts[id_cast<AlertId>(entry.sequence)].title = alert->title;
  } else if (const auto* issue = std::get_if<IssueRaised>(&entry.body)) {
    issues[id_cast<IssueId>(entry.sequence)].title = issue->title;
  } else if (const auto* seen = std::get_if<ObservationSent>(&entry.body)) {
    observations[id_cast<ObservationId>(entry.sequence)].student = seen->student;
  }
}

std::vector<PersonId> View::find_people(std::string_view words) const {
  return find(people, words, [](const Person& person) { return std::string(person.name); });
}
std::vector<ChannelId> View::find_channels(std::string_view words) const {
  return find(channels, words, [this](const Channel& channel) { return name(channel.id); });
}
std::vector<StudentId> View::find_students(std::string_view words) const {
  return find(students, words, [](const Student& student) { return std::string(student.initials); });
}

std::vector<RoomId> View::find_rooms(std::string_view words) const {
  std::map<RoomId, Room> rooms;
  for (const auto& [id, room] : rows<Room>()) rooms.emplace(room.id, room);
  return find(rooms, words, [](const Room& room) { return std::string(room.name); });
}

std::string View::name(PersonId person) const {
  if (!person) return "the server";
  const auto known = people.find(person);
  return known == people.end() ? "somebody" : std::string(known->second.name);
}

std::string View::name(ChannelId id) const {
  const auto known = channels.find(id);
  if (known == channels.end()) return "#" + std::to_string(id.value);
  const auto& channel = known->second;
  if (channel.channel_kind == ChannelKind::care_team && channel.student)
    return "Care team " + initials(*channel.student);
  if (channel.channel_kind != ChannelKind::direct) return channel.name;
  const auto other =
      std::find_if(channel.members.begin(), channel.members.end(), [this](PersonId member) { return member != me; });
  return other == channel.members.end() ? std::string(channel.name) : name(*other);
}

std::string View::initials(StudentId student) const {
  const auto known = students.find(student);
  return known == students.end() ? "a student" : std::string(known->second.initials);
}

std::string View::clock(Millis time, Millis now) const {
  using namespace std::chrono;
  const auto* zone = date::locate_zone(school.time_zone.empty() ? "Etc/UTC" : std::string(school.time_zone));
  const auto local = [&](Millis at) {
    const auto minute = date::floor<seconds>(date::sys_time<milliseconds>(milliseconds(at.value)));
    return zone->to_local(minute);
  };
  const auto days = date::floor<date::days>(local(now)) - date::floor<date::days>(local(time));
  const char* format = days.count() == 0 ? "%H:%M" : days.count() > 0 && days.count() < 7 ? "%a %H:%M" : "%e %b %H:%M";
  return date::format(format, local(time));
}

}  // namespace cueline::cli
