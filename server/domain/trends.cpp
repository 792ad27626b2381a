// Trends: how often a student's signs were seen, by context, grouping, place, sign or week, and hour. Counts only: no
// score, no ranking, and nothing at all from fewer than ten observations.
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "server/domain/observation_parts.hpp"
#include "server/domain/rulebook.hpp"
#include "server/domain/school_time.hpp"
#include "server/domain/watching.hpp"

namespace cueline::domain {
namespace {

constexpr std::size_t enough_observations = 10;
constexpr std::size_t latest_of_a_cell = 5;
constexpr const char* not_said = "not_said";  // the row of what has no context, grouping or place

using Keys = std::vector<std::string>;
using KeysOf = Keys (*)(const Asked&, const TrendsOf&, const Observation&);

std::string iso(Date date) {
  auto digits = std::to_string(date.value);
  return digits.insert(6, "-").insert(4, "-");
}

bool is_wanted(const Asked& asked, const TrendsOf& question, const Code& sign) {
  if (question.sign && sign != *question.sign) return false;
  if (!question.valences || question.valences->empty()) return true;
  const auto rule = sign_rule(asked.school, sign);
  return rule &&
         std::find(question.valences->begin(), question.valences->end(), rule->valence) != question.valences->end();
}

Keys by_context(const Asked&, const TrendsOf&, const Observation& one) {
  return {one.context.activity ? std::string(*one.context.activity) : not_said};
}
Keys by_grouping(const Asked&, const TrendsOf&, const Observation& one) {
  return {one.context.grouping ? std::string(*one.context.grouping) : not_said};
}
// In the author's words; else the room the timetable says.
Keys by_place(const Asked& asked, const TrendsOf&, const Observation& one) {
  if (one.context.place) return {*one.context.place};
  const auto* const room = one.room ? asked.school.row<Room>(one.room->value) : nullptr;
  return {room ? std::string(room->name) : not_said};
}
Keys by_sign(const Asked& asked, const TrendsOf& question, const Observation& one) {
  Keys signs;
  for (const auto& sign : one.signs) {
    if (is_wanted(asked, question, sign)) signs.push_back(sign);
  }
  return signs;
}
Keys by_week(const Asked& asked, const TrendsOf&, const Observation& one) {
  return {iso(monday_of(asked.school, one.seen_at))};
}

struct By {
  std::string_view code;
  KeysOf keys;
};
constexpr std::array groupings_of_rows{By{"context", by_context}, By{"grouping", by_grouping}, By{"place", by_place},
                                       By{"sign", by_sign}, By{"week", by_week}};

boost::system::error_code check(const Asked& asked, const TrendsOf& question) {
  if (!care_team(asked, question.student)) return Errc::not_a_student_of_yours;
  if (question.until <= question.from) return Errc::end_before_start;
  if (question.sign && !sign_rule(asked.school, *question.sign)) return Errc::unknown_code;
  if (!in_catalog(groupings_of_rows, question.by)) return Errc::unknown_code;
  static constexpr std::array<std::string_view, 4> known{"bright", "watch", "support", "call"};
  for (const auto& valence : question.valences.value_or(List<Code, 4>{})) {
    if (std::find(known.begin(), known.end(), valence) == known.end()) return Errc::unknown_code;
  }
  return {};
}

// The sightings asked for, oldest first.
std::vector<const Observation*> wanted(const Asked& asked, const TrendsOf& question, const Sightings& sightings) {
  std::vector<const Observation*> found;
  for (const auto& one : sightings) {
    if (one.retracted || one.seen_at < question.from || one.seen_at >= question.until) continue;
    const auto fits = [&](const Code& sign) { return is_wanted(asked, question, sign); };
    if (std::any_of(one.signs.begin(), one.signs.end(), fits)) found.push_back(&one);
  }
  std::sort(found.begin(), found.end(),
            [](const auto* a, const auto* b) { return std::pair(a->seen_at, a->id) < std::pair(b->seen_at, b->id); });
  return found;
}

std::uint64_t hour_of(const School& school, Millis time) {
  return static_cast<std::uint64_t>(local(school, time).minute / 60);
}

using Row = std::map<std::uint64_t, TrendCell>;  // by hour

struct Counted {
  std::map<std::string, TrendRow> rows;
  std::map<std::string, Row> cells;
};

void count(Counted& counted, const std::string& key, std::uint64_t hour, ObservationId id) {
  ++counted.rows[key].count;
  auto& cell = counted.cells[key][hour];
  ++cell.count;
  cell.watched = true;  // whoever saw something was there
  cell.latest.insert(cell.latest.begin(), id);
  if (cell.latest.size() > latest_of_a_cell) cell.latest.pop_back();
}

// Every week of the time has its row, also one without observations.
void add_weeks(const Asked& asked, Millis from, Millis until, Counted& counted) {
  const auto last = monday_of(asked.school, Millis{until.value - 1});
  for (auto week = monday_of(asked.school, from); week <= last; week = date_after(week, 7)) counted.rows[iso(week)];
}

void add_watched(Row& cells, HoursOfDay hours) {
  for (std::size_t hour = 0; hour < hours.size(); ++hour) {
    if (hours.test(hour)) cells[hour].watched = true;
  }
}

void add_watched(Counted& counted, const WatchedHours& watched, bool by_week_of_day) {
  std::map<Date, HoursOfDay> weeks;
  HoursOfDay ever;
  for (const auto& [number, hours] : watched) {
    const Date date(number);
    weeks[date_after(date, 1 - weekday_of(date))] |= hours;
    ever |= hours;
  }
  if (by_week_of_day) {
    for (const auto& [monday, hours] : weeks) {
      if (counted.rows.contains(iso(monday))) add_watched(counted.cells[iso(monday)], hours);
    }
  } else {
    for (const auto& [key, row] : counted.rows) add_watched(counted.cells[key], ever);
  }
}

// From the first hour that anything is known of to the last, without a gap.
void lay_out(Counted& counted) {
  std::set<std::uint64_t> hours;
  for (const auto& [key, cells] : counted.cells) {
    if (cells.empty()) continue;
    hours.insert(cells.begin()->first);
    hours.insert(cells.rbegin()->first);
  }
  if (hours.empty()) return;
  for (auto& [key, row] : counted.rows) {
    row.of = Name(key);
    auto& cells = counted.cells[key];
    row.cells.reserve(*hours.rbegin() - *hours.begin() + 1);
    for (auto hour = *hours.begin(); hour <= *hours.rbegin(); ++hour) {
      const auto known = cells.find(hour);
      row.cells.push_back(known == cells.end() ? TrendCell{} : std::move(known->second));
      row.cells.back().hour = hour;
    }
  }
}

}  // namespace

result<Finding> find(const Asked& asked, const TrendsOf& question, const Sightings& sightings) {
  if (const auto refusal = check(asked, question)) return refusal;
  const auto found = wanted(asked, question, sightings);
  Trends trends;
  trends.observations = found.size();
  trends.enough = found.size() >= enough_observations;
  if (!trends.enough) return trends;

  const auto& student = asked.school.students.at(question.student);
  const auto keys = in_catalog(groupings_of_rows, question.by)->keys;
  const bool weekly = keys == by_week;
  Counted counted;
  for (const auto* one : found) {
    const auto hour = hour_of(asked.school, one->seen_at);
    for (const auto& key : keys(asked, question, *one)) count(counted, key, hour, one->id);
  }
  // Nothing is known of the time before the first of all sightings, nor of what is to come.
  const Millis from{std::max(question.from.value, found.front()->seen_at.value)};
  const Millis until{std::max(from.value + 1, std::min(question.until.value, asked.now.value))};
  if (weekly) add_weeks(asked, from, until, counted);
  add_watched(counted, watched_hours(asked.school, student, from, until), weekly);
  lay_out(counted);
  for (auto& [key, row] : counted.rows) trends.rows.push_back(std::move(row));
  if (!weekly) {
    std::sort(trends.rows.begin(), trends.rows.end(),
              [](const auto& a, const auto& b) { return std::tuple(b.count, a.of) < std::tuple(a.count, b.of); });
  }
  return trends;
}

}  // namespace cueline::domain
