// The state of one school in memory: the records, and what is derived from them. Owned by the engine; changed by
// domain::apply alone.
#pragma once

#include <algorithm>
#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "protocol/records.hpp"
#include "server/domain/record_name.hpp"
#include "server/domain/retirement.hpp"

namespace cueline::domain {

using Readers = std::shared_ptr<const std::vector<PersonId>>;  // sorted; shared with everybody who delivers

// The rows of the school's lists: one map a kind, by id.
template <class T>
using RowMap = std::map<std::uint64_t, T>;
using AnyRow = boost::mp11::mp_push_back<Row, IssueOutcome, Reveals>;  // with what apply() keeps by itself
using RowMaps = boost::mp11::mp_rename<boost::mp11::mp_transform<RowMap, AnyRow>, std::tuple>;

struct SchoolDay;  // school_time.hpp

class School {
 public:
  SchoolRecord record;
  Sequence head;  // the last entry applied

  std::map<PersonId, Person> people;
  std::map<ChannelId, Channel> channels;
  std::map<StudentId, Student> students;
  std::map<ObservationId, Observation> observations;  // open, or closed for less than retire_after_ms
  std::map<AlertId, Alert> alerts;                    // likewise
  std::map<IssueId, Issue> issues;                    // likewise
  RowMaps row_maps;
  // What the last entry took out of its list and has a timeline of its own: whoever could read it reads that entry too.
  std::optional<std::variant<Reassignment, Planning>> leaving;

  template <class T>
  [[nodiscard]] RowMap<T>& rows() {
    if constexpr (std::is_same_v<T, Bells> || std::is_same_v<T, Calendar>) days_cache.days.clear();
    return std::get<RowMap<T>>(row_maps);
  }
  template <class T>
  [[nodiscard]] const RowMap<T>& rows() const {
    return std::get<RowMap<T>>(row_maps);
  }
  // The row of this id, or null.
  template <class T>
  [[nodiscard]] const T* row(std::uint64_t id) const {
    const auto found = rows<T>().find(id);
    return found == rows<T>().end() ? nullptr : &found->second;
  }

  [[nodiscard]] Sequence next() const { return Sequence{head.value + 1}; }

  // The records touched since the last call, each once: `changed` are to be stored, `retired` have left memory.
  struct Touched {
    std::vector<RecordName> changed;
    std::vector<std::pair<RecordName, Record>> retired;
    std::vector<PersonId> gained;  // may see more than before, beyond what the entry itself brings: send a snapshot
    std::vector<PersonId> lost;    // may see less than before, or nothing: close their connections
  };
  [[nodiscard]] Touched take_touched();

  // The current value of a record; precondition: it is in memory.
  [[nodiscard]] Record find(RecordName name) const;
  // Puts a stored record back at start-up.
  void restore(Record record);

  // ---- for the files of this folder ----
  void touch(RecordName name);
  void retire(RecordName name, Record record);    // it has left memory
  void index(const Channel& channel);             // what is derived from a channel
  void gain(PersonId person, Sequence at);        // may see more; sets access_since
  void lose(PersonId person, Sequence at);        // may see less; sets access_since
  void close(RecordName name, Millis when);       // starts the clock of retirement
  void reopen(RecordName name, Millis when);      // stops it; `when` as given to close
  void retire_until(Millis now, TimelineId but);  // what has that timeline leaves with a later entry
  void forget_readers(TimelineId timeline);       // the cached list is made anew when next asked for
  void forget_all_readers();
  void forget_leaving();  // another entry follows

  // Cached lists of readers, filled by access::readers.
  mutable std::unordered_map<TimelineId, Readers> readers_cache;

  // The days of the calendar, filled by school_day; null: no school. Made anew for other bells, calendar or time zone.
  struct Days {
    std::string time_zone;
    std::unordered_map<std::int64_t, std::shared_ptr<const SchoolDay>> days;  // by date
  };
  mutable Days days_cache;

  // The direct channel of two people (the smaller id first): derived from channels.
  std::map<std::pair<PersonId, PersonId>, ChannelId> directs;

  // The timetable of each person: derived from the slots.
  std::map<PersonId, std::set<SlotId>> slots_of;

  // Likewise from the absences: when each person is away.
  std::map<PersonId, std::set<AbsenceId>> absences_of;

  // Puts a row in its list or takes it out, with what is derived from it.
  template <class T>
  void set_row(T row) {
    drop_row<T>(row.id.value);
    if constexpr (std::is_same_v<T, Slot>) slots_of[row.person].insert(row.id);
    if constexpr (std::is_same_v<T, Absence>) absences_of[row.person].insert(row.id);
    const auto id = row.id.value;
    rows<T>().insert_or_assign(id, std::move(row));
  }
  template <class T>
  void drop_row(std::uint64_t id) {
    const auto known = rows<T>().extract(id);
    if (!known) return;
    if constexpr (std::is_same_v<T, Slot>) forget(slots_of, known.mapped());
    if constexpr (std::is_same_v<T, Absence>) forget(absences_of, known.mapped());
  }

  // The same records, whatever is cached.
  [[nodiscard]] bool same_as(const School& other) const;

 private:
  template <class Ids, class T>
  static void forget(Ids& ids_of, const T& row) {
    const auto place = ids_of.find(row.person);
    if (place != ids_of.end() && place->second.erase(row.id) && place->second.empty()) ids_of.erase(place);
  }

  std::set<RecordName> changed_;
  std::vector<std::pair<RecordName, Record>> retired_;
  std::set<PersonId> gained_;
  std::set<PersonId> lost_;
  std::set<std::pair<Millis, RecordName>> closed_;  // by time of closing
};

}  // namespace cueline::domain
