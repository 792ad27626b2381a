#include "server/domain/school.hpp"

#include <type_traits>
#include <utility>

namespace cueline::domain {
namespace {

template <class Id, class T>
Record copy_of(const std::map<Id, T>& records, std::uint64_t id) {
  return records.at(Id{id});
}

template <class Id, class T>
Record take_out(std::map<Id, T>& records, std::uint64_t id) {
  return std::move(records.extract(Id{id}).mapped());
}

template <class T>
auto& records_of(School& school) {
  if constexpr (std::is_same_v<T, Person>) return school.people;
  if constexpr (std::is_same_v<T, Channel>) return school.channels;
  if constexpr (std::is_same_v<T, Student>) return school.students;
  if constexpr (std::is_same_v<T, Observation>) return school.observations;
  if constexpr (std::is_same_v<T, Alert>) return school.alerts;
  if constexpr (std::is_same_v<T, Issue>) return school.issues;
}

std::pair<PersonId, PersonId> pair_of(const Channel& direct) { return {direct.members.front(), direct.members.back()}; }

}  // namespace

School::Touched School::take_touched() {
  Touched touched;
  touched.changed.assign(changed_.begin(), changed_.end());
  touched.retired = std::move(retired_);
  touched.gained.assign(gained_.begin(), gained_.end());
  touched.lost.assign(lost_.begin(), lost_.end());
  changed_.clear();
  retired_.clear();
  gained_.clear();
  lost_.clear();
  return touched;
}

Record School::find(RecordName name) const {
  switch (name.kind) {
    case record_kind<SchoolRecord>: return record;
    case record_kind<Person>: return copy_of(people, name.id);
    case record_kind<Channel>: return copy_of(channels, name.id);
    case record_kind<Student>: return copy_of(students, name.id);
    case record_kind<Observation>: return copy_of(observations, name.id);
    case record_kind<Alert>: return copy_of(alerts, name.id);
    case record_kind<Issue>: return copy_of(issues, name.id);
    default: break;
  }
  Record found;
  boost::mp11::mp_for_each<boost::mp11::mp_rename<AnyRow, boost::mp11::mp_list>>([&]<class T>(const T&) {
    if (name.kind == record_kind<T>) found = rows<T>().at(name.id);
  });
  return found;
}

void School::restore(Record stored) {
  const auto keep = [this](auto& records, auto&& value) {
    if constexpr (requires { value.closed; }) {
      const auto over = over_since(value);
      if (over) close({record_kind<std::remove_cvref_t<decltype(value)>>, value.id.value}, *over);
    }
    records.insert_or_assign(value.id, std::forward<decltype(value)>(value));
  };
  const auto put = [&]<class T>(T&& value) {
    using Kind = std::remove_cvref_t<T>;
    if constexpr (std::is_same_v<Kind, SchoolRecord>) {
      record = std::forward<T>(value);
    } else if constexpr (boost::mp11::mp_contains<AnyRow, Kind>::value) {
      set_row(Kind(std::forward<T>(value)));
    } else {
      if constexpr (std::is_same_v<Kind, Channel>) index(value);
      keep(records_of<Kind>(*this), std::forward<T>(value));
    }
  };
  std::visit(put, std::move(stored));
  forget_all_readers();
}

void School::index(const Channel& channel) {
  if (channel.channel_kind == ChannelKind::direct) directs[pair_of(channel)] = channel.id;
}

void School::touch(RecordName name) {
  changed_.insert(name);
  std::erase_if(retired_, [&](const auto& one) { return one.first == name; });  // it came back
}

void School::retire(RecordName name, Record stored) {
  changed_.erase(name);
  retired_.emplace_back(name, std::move(stored));
}

void School::gain(PersonId person, Sequence at) {
  people.at(person).access_since = at;
  touch({record_kind<Person>, person.value});
  gained_.insert(person);
}

void School::lose(PersonId person, Sequence at) {
  people.at(person).access_since = at;
  touch({record_kind<Person>, person.value});
  lost_.insert(person);
}

void School::close(RecordName name, Millis when) { closed_.emplace(when, name); }

void School::reopen(RecordName name, Millis when) { closed_.erase({when, name}); }

void School::retire_until(Millis now, TimelineId but) {
  for (auto place = closed_.begin(); place != closed_.end() && retires(place->first, now);) {
    const RecordName name = place->second;
    if (name.kind != record_kind<Observation> && name.id == but.value) {
      ++place;
      continue;
    }
    place = closed_.erase(place);
    changed_.erase(name);
    if (name.kind == record_kind<Observation>) {
      retired_.emplace_back(name, take_out(observations, name.id));
      continue;  // its timeline is the care team's and stays
    }
    retired_.emplace_back(name,
                          name.kind == record_kind<Alert> ? take_out(alerts, name.id) : take_out(issues, name.id));
    forget_readers(TimelineId{name.id});
  }
}

void School::forget_readers(TimelineId timeline) { readers_cache.erase(timeline); }

void School::forget_all_readers() { readers_cache.clear(); }

void School::forget_leaving() {
  if (!leaving) return;
  std::visit([&](const auto& row) { forget_readers(timeline_of(row.id)); }, *leaving);
  leaving.reset();
}

bool School::same_as(const School& other) const {
  return record == other.record && head == other.head && people == other.people && channels == other.channels &&
         students == other.students && observations == other.observations && alerts == other.alerts &&
         issues == other.issues && row_maps == other.row_maps && directs == other.directs &&
         slots_of == other.slots_of && absences_of == other.absences_of && closed_ == other.closed_;
}

}  // namespace cueline::domain
