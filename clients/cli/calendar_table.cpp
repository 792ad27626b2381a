// The school year from a spreadsheet: its span, its rotation, and the days that are not like the rotation says.
#include <date/date.h>

#include <algorithm>
#include <boost/describe/enum.hpp>
#include <map>

#include "clients/cli/choose.hpp"
#include "clients/cli/school_tables.hpp"
#include "clients/cli/table_reader.hpp"

namespace cueline::cli {
namespace {

// What a line is about.
BOOST_DEFINE_ENUM_CLASS(DayLine, year, rotation, closed, school, early, special, usual)

date::sys_days days_of(Date date) {
  const auto value = static_cast<unsigned>(date.value);
  return date::year(static_cast<int>(value / 10'000)) / date::month(value / 100 % 100) / date::day(value % 100);
}

Date date_of(date::sys_days days) {
  const date::year_month_day date(days);
  return std::int64_t{int(date.year())} * 10'000 + unsigned(date.month()) * 100 + unsigned(date.day());
}

Weekday weekday_of(date::sys_days days) { return Weekday(date::weekday(days).iso_encoding()); }

// A line's days: all of them, or of several only those of the weekdays that it can be about.
struct Days {
  std::size_t line = 0;
  Date first, last;
  DayLine kind = DayLine::closed;
  SpecialDay day;
};

std::string clock_of(Minute minute) {
  return std::to_string(minute.value / 60) + (minute.value % 60 < 10 ? ":0" : ":") + std::to_string(minute.value % 60);
}

class CalendarReader {
 public:
  CalendarReader(const View& view, const Csv& csv)
      : view_(view), table_(csv, {"date", "kind"}, {"until", "days", "day", "bells", "ends", "reason"}) {
    const auto& known = view.rows<Calendar>();
    if (!known.empty()) known_ = &known.begin()->second;
    if (known_) calendar_ = *known_;
    calendar_.id = CalendarId{1};
  }

  SchoolTable read() && {
    while (table_.next()) take_line();
    for (const auto& days : days_) spread(days);
    if (calendar_.special.size() > limits::special_days) {
      faults_.push_back({1, "date", "there are more than 200 days that are not like the others"});
    }
    SchoolTable read;
    read.faults = std::move(table_).faults();
    if (read.faults.empty() && !known_) check_new();
    read.faults.insert(read.faults.end(), faults_.begin(), faults_.end());
    if (read.faults.empty()) read.rows.push_back(row());
    return read;
  }

 private:
  void take_line() {
    const auto kind = table_.choice<DayLine>("kind");
    if (!kind) {
      if (table_.sound()) table_.fault("kind", "must not be empty");
    } else if (*kind == DayLine::year) {
      take_year();
    } else if (*kind == DayLine::rotation) {
      take_rotation();
    } else {
      take_days(*kind);
    }
  }

  void take_year() {
    const auto first = needed_date("date");
    const auto last = needed_date("until");
    auto weekdays = table_.weekdays("days");
    if (first && last && *last < *first) table_.fault("until", "lies before the first day");
    if (year_line_ != 0) table_.fault("kind", "the year stands twice in the file");
    if (!table_.sound()) return;
    year_line_ = table_.line();
    calendar_.first = *first;
    calendar_.last = *last;
    if (weekdays.empty() && calendar_.weekdays.empty()) weekdays = {1, 2, 3, 4, 5};
    if (!weekdays.empty()) calendar_.weekdays.assign(weekdays.begin(), weekdays.end());
  }

  // The days of the rotation stand in their order; the first of them takes the place of all that were.
  void take_rotation() {
    const auto code = code_in("day");
    if (!code && table_.sound()) table_.fault("day", "must not be empty");
    const auto bells = bells_in("bells");
    if (!bells && table_.sound()) table_.fault("bells", "must not be empty");
    if (!table_.sound()) return;
    if (rotation_lines_.empty()) calendar_.cycle.clear();
    if (calendar_.cycle.size() == limits::cycle_days)
      return table_.fault("day", "is one more than a rotation can have");
    for (const auto& other : calendar_.cycle) {
      if (other.code == *code) return table_.fault("day", "stands twice in the rotation");
    }
    calendar_.cycle.push_back({*code, *bells});
    rotation_lines_.push_back(table_.line());
  }

  void take_days(DayLine kind) {
    Days days{table_.line(), {}, {}, kind, {}};
    const auto first = needed_date("date");
    const auto last = table_.date("until");
    if (first && last && *last < *first) table_.fault("until", "lies before the date");
    days.day.bells = bells_in("bells");
    days.day.code = code_in("day");
    days.day.ends = table_.minute("ends", false);
    if (!table_.cell("reason").empty()) days.day.reason = table_.name("reason");
    const bool changed = days.day.bells || days.day.code || days.day.ends;
    if (kind == DayLine::closed) days.day.closed = true;
    if (kind == DayLine::school) days.day.closed = false;
    if (kind == DayLine::early && !days.day.ends && table_.sound()) table_.fault("ends", "must not be empty");
    if (kind == DayLine::special && !changed && table_.sound()) {
      table_.fault("bells", "is empty, as are day and ends: what is special?");
    }
    if ((kind == DayLine::closed || kind == DayLine::usual) && changed) {
      table_.fault("kind", "bells, day and ends must be empty then");
    }
    if (!table_.sound()) return;
    days.first = *first;
    days.last = last.value_or(*first);
    days_.push_back(std::move(days));
  }

  std::optional<Date> needed_date(std::string_view column) {
    const auto date = table_.date(column);
    if (!date && table_.cell(column).empty()) table_.fault(column, "must not be empty");
    return date;
  }

  std::optional<Code> code_in(std::string_view column) {
    auto words = table_.cell(column);
    if (words.size() > limits::code_bytes) table_.fault(column, "must have at most 40 bytes");
    return words.empty() ? std::nullopt : std::optional(Code(std::move(words)));
  }

  std::optional<BellsId> bells_in(std::string_view column) {
    const auto words = table_.cell(column);
    if (words.empty()) return std::nullopt;
    for (const auto& [id, bells] : view_.rows<Bells>()) {
      if (bells.name == words) return bells.id;
    }
    table_.fault(column, "there are no bells \"" + words + "\"");
    return std::nullopt;
  }

  // A stretch of days is about those with school, or, to have school on them, about those without.
  void spread(const Days& days) {
    if (days.first < calendar_.first || calendar_.last < days.last) {
      const auto outside = days.first < calendar_.first ? days.first : days.last;
      return faults_.push_back({days.line, "date", words_of(outside) + " is not in the school year"});
    }
    for (auto day = days_of(days.first); day <= days_of(days.last); day += date::days(1)) {
      const auto& weekdays = calendar_.weekdays;
      const bool usual = std::find(weekdays.begin(), weekdays.end(), weekday_of(day)) != weekdays.end();
      if (days.first != days.last && usual == (days.kind == DayLine::school)) continue;
      set(days, date_of(day));
    }
  }

  void set(const Days& days, Date date) {
    const auto date_words = words_of(date);
    if (const auto earlier = lines_.find(date.value); earlier != lines_.end()) {
      return faults_.push_back(
          {days.line, "date", date_words + " stands in line " + std::to_string(earlier->second) + " already"});
    }
    if (days.day.code && !is_in_rotation(*days.day.code)) {
      return faults_.push_back({days.line, "day", "\"" + *days.day.code + "\" is not in the rotation"});
    }
    lines_[date.value] = days.line;
    auto& special = calendar_.special;
    const auto place = std::lower_bound(special.begin(), special.end(), date,
                                        [](const SpecialDay& one, Date other) { return one.date < other; });
    const bool there = place != special.end() && place->date == date;
    auto day = days.day;
    day.date = date;
    const bool same = days.kind == DayLine::usual ? !there : there && *place == day;
    const auto* const what = same ? "is there already" : there ? "changes" : "new";
    plan_.push_back({days.line, date_words + ": " + in_words(days.kind, day), what});
    if (there && days.kind == DayLine::usual) special.erase(place);
    if (there && days.kind != DayLine::usual) *place = std::move(day);
    if (!there && days.kind != DayLine::usual) special.insert(place, std::move(day));
  }

  [[nodiscard]] bool is_in_rotation(const Code& code) const {
    return std::any_of(calendar_.cycle.begin(), calendar_.cycle.end(),
                       [&](const CycleDay& day) { return day.code == code; });
  }

  // "ends 12:30, Teacher training"
  [[nodiscard]] std::string in_words(DayLine kind, const SpecialDay& day) const {
    std::string words = kind == DayLine::closed   ? "no school"
                        : kind == DayLine::school ? "school"
                        : kind == DayLine::usual  ? "as usual"
                                                  : "";
    const auto add = [&](const std::string& more) { words += (words.empty() ? "" : ", ") + more; };
    if (day.bells) add(view_.rows<Bells>().at(day.bells->value).name + " bells");
    if (day.code) add(*day.code + " day");
    if (day.ends) add("ends " + clock_of(*day.ends));
    if (day.reason) add(*day.reason);
    return words;
  }

  void check_new() {
    if (year_line_ == 0)
      faults_.push_back({1, "kind", "the school has no year yet: a line of the kind year is needed"});
    if (rotation_lines_.empty()) {
      faults_.push_back({1, "kind", "the school has no rotation yet: a line of the kind rotation is needed"});
    }
  }

  [[nodiscard]] TableRow row() const {
    const auto begin = year_line_ != 0 ? year_line_ : 1;
    TableRow row{begin, "year " + words_of(calendar_.first) + " to " + words_of(calendar_.last), calendar_,
                 known_ && *known_ == calendar_};
    row.shown = plan_;
    for (std::size_t i = 0; i < rotation_lines_.size(); ++i)
      row.parts["/cycle/" + std::to_string(i)] = rotation_lines_[i];
    for (std::size_t i = 0; i < calendar_.special.size(); ++i) {
      const auto line = lines_.find(calendar_.special[i].date.value);
      if (line != lines_.end()) row.parts["/special/" + std::to_string(i)] = line->second;
    }
    return row;
  }

  const View& view_;
  TableReader table_;
  const Calendar* known_ = nullptr;
  Calendar calendar_;
  std::size_t year_line_ = 0;
  std::vector<std::size_t> rotation_lines_;
  std::vector<Days> days_;
  std::map<std::int64_t, std::size_t> lines_;  // of the days in the file, by date
  std::vector<ShownPart> plan_;
  std::vector<TableFault> faults_;
};

}  // namespace

SchoolTable read_calendar(const View& view, const Csv& csv) { return CalendarReader(view, csv).read(); }

}  // namespace cueline::cli
