#include "server/engine/rows.hpp"

#include <array>
#include <utility>
#include <variant>

#include "protocol/due.hpp"
#include "protocol/read.hpp"
#include "protocol/write.hpp"
#include "storage/keys.hpp"

namespace cueline::engine {

namespace keys = storage::keys;

namespace {

// Kinds that share their numbers with others: a person's hours are named as the person is.
constexpr bool has_due(std::size_t kind) {
  return kind != domain::record_kind<WorkHours> && kind != domain::record_kind<Preferences> &&
         kind != domain::record_kind<Tally> && kind != domain::record_kind<Recent> &&
         kind != domain::record_kind<Calendar> && kind != domain::record_kind<Profile> &&
         kind != domain::record_kind<Norms> && kind != domain::record_kind<IssueOutcome> &&
         kind != domain::record_kind<Reveals> && kind != domain::record_kind<SchoolRecord>;
}

// The list by which all observations of a student are found, long after they have left memory.
void list_sighting(SchoolId id, const Record& record, std::vector<storage::RowWrite>& rows) {
  if (const auto* one = std::get_if<Observation>(&record))
    rows.push_back({keys::student(id, one->student, one->id), ""});
}

}  // namespace
static_assert(keys::record_kinds.size() == std::variant_size_v<Record>);

std::vector<TimelineId> shown_on(const Entry& entry) {
  std::vector<TimelineId> timelines;
  for (const auto channel : entry.also) timelines.push_back(timeline_of(channel));
  for (const auto person : entry.to) timelines.push_back(timeline_of(person));
  return timelines;
}

result<void> restore_records(const storage::Log& log, SchoolId id, domain::School& school) {
  bool understood = true;
  const auto read = log.rows(keys::prefix(keys::Table::live, id), [&](std::string_view, std::string_view value) {
    auto record = read_record(value);
    understood = record.has_value();
    if (understood) school.restore(std::move(*record));
    return understood;
  });
  if (!read) return read.error();
  if (!understood) return make_error_code(Errc::log_broken);
  return {};
}

void add_rows(SchoolId id, const domain::School& school, const domain::School::Touched& touched, Encoded& encoded,
              Timers& timers, std::vector<storage::RowWrite>& rows) {
  for (const auto name : touched.changed) {
    const auto record = school.find(name);
    auto json = write(record);
    encoded.forget(name);
    if (name.kind != domain::record_kind<Student>)
      encoded.changed(name, json);  // of a student less is told than stored
    list_sighting(id, record, rows);
    rows.push_back({keys::live(id, keys::record_kinds.at(name.kind), name.id), std::move(json)});
    if (has_due(name.kind)) timers.set(name.id, due_of(record), rows);
  }
  for (const auto& [name, record] : touched.retired) {
    encoded.forget(name);
    list_sighting(id, record, rows);
    rows.push_back({keys::live(id, keys::record_kinds.at(name.kind), name.id), std::nullopt});
    rows.push_back({keys::archive(id, keys::record_kinds.at(name.kind), name.id), write(record)});
    if (has_due(name.kind)) timers.set(name.id, std::nullopt, rows);
  }
}

void add_notices(SchoolId id, const domain::School& school, const Entry& entry, std::vector<storage::RowWrite>& rows,
                 std::vector<domain::NoticeRow>& notices) {
  for (auto& notice : domain::notices(school, entry)) {
    auto row = domain::fresh(std::move(notice), entry.time);
    const auto& told = row.notice;
    rows.push_back({keys::notice(id, told.item, told.person, told.because), domain::encode(row)});
    notices.push_back(std::move(row));
  }
}

}  // namespace cueline::engine
