// The doctor finds nothing in a healthy log, and each kind of damage where it was planted.
#include "storage/inspect.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

#include "protocol/write.hpp"
#include "storage/keys.hpp"
#include "storage/memory_log.hpp"
#include "storage/rocks_inspect.hpp"
#include "storage/rocks_log.hpp"
#include "storage/seal.hpp"
#include "tests/storage/log_under_test.hpp"
#include "tests/storage/scratch_folder.hpp"

namespace cueline::storage::test {

namespace {

constexpr std::int64_t noon = 1'700'000'000'000;

EntryWrite stored(const Entry& entry) {
  EntryWrite written{entry.sequence, entry.timeline, {}, write(entry)};
  for (const auto channel : entry.also) written.references.push_back(timeline_of(channel));
  for (const auto person : entry.to) written.references.push_back(timeline_of(person));
  return written;
}

Entry entry(std::uint64_t sequence, std::uint64_t timeline, std::uint64_t previous, EntryBody body) {
  return {.sequence = Sequence{sequence},
          .timeline = TimelineId{timeline},
          .previous = Sequence{previous},
          .time = Millis{noon},
          .body = std::move(body)};
}

RowWrite live(keys::RecordKind kind, std::uint64_t id, const Record& record) {
  return {keys::live(school, kind, id), write(record)};
}

Alert open_alert() {
  return {.id = AlertId{5},
          .sender = PersonId{2},
          .time = Millis{noon},
          .template_code = "custom",
          .title = "Bus late",
          .until = Millis{noon + 1}};
}

// A small school: a school, an admin, a team, a message and an alert shown in the team and to the admin.
Batch healthy_batch() {
  auto alert = entry(5, 5, 0, AlertSent{.template_code = "custom", .title = "Bus late", .until = Millis{noon + 1}});
  alert.also = {ChannelId{3}};
  alert.to = {PersonId{2}};
  Batch batch{school, {}, {}, {}};
  batch.entries = {stored(entry(1, 1, 0, SchoolCreated{"Elm", "Europe/Lisbon", "en"})),
                   stored(entry(2, 1, 1, PersonAdded{"Ada", Role::admin, {}, {}})),
                   stored(entry(3, 1, 2, ChannelOpened{ChannelKind::team, "Team", {PersonId{2}}, {}})),
                   stored(entry(4, 3, 0, MessagePosted{.text = "Hello"})), stored(alert)};
  batch.rows = {{keys::meta("format"), "1"},
                {keys::meta("epoch"), "77"},
                live(keys::RecordKind::school, 1, SchoolRecord{"Elm", "Europe/Lisbon", "en"}),
                live(keys::RecordKind::person, 2, Person{.id = PersonId{2}, .name = "Ada", .role = Role::admin}),
                live(keys::RecordKind::alert, 5, open_alert()),
                {keys::due(school, Millis{noon + 1}, 5), ""},
                {keys::dedup(school, PersonId{2}, "c1"), write(Reply{"c1", {Sequence{4}}, {}})},
                {keys::read(school, PersonId{2}, TimelineId{3}), "4"},
                {keys::auth('a', "ada"), "{}"}};
  return batch;
}

// The healthy school with some rows replaced.
Inspection inspect_with(std::vector<RowWrite> damage) {
  MemoryLog log;
  log.append(healthy_batch(), [](auto) {});
  log.append(rows_of(std::move(damage)), [](auto) {});
  return inspect(log.store());
}

void check_finds(const RowWrite& damage, Severity severity, const std::string& what, const std::string& where) {
  CAPTURE(what);
  const auto inspection = inspect_with({damage});
  CHECK(inspection.worst() == severity);
  const auto is_it = [&](const Finding& finding) {
    return finding.severity == severity && finding.what == what && finding.where == where && !finding.advice.empty();
  };
  CHECK(std::any_of(inspection.findings.begin(), inspection.findings.end(), is_it));
  for (const auto& finding : inspection.findings) UNSCOPED_INFO(finding.what << " | " << finding.where);
}

std::string sealed(const Entry& changed) { return seal(changed.timeline, write(changed)); }

}  // namespace

TEST_CASE("nothing is found in a healthy log") {
  const auto inspection = inspect_with({});
  for (const auto& finding : inspection.findings) UNSCOPED_INFO(finding.what << " | " << finding.where);
  CHECK(inspection.findings.empty());
  CHECK(inspection.worst() == Severity::note);
  CHECK(inspection.schools == 1);
  CHECK(inspection.entries == 5);
  CHECK(inspection.head == 5);
  CHECK(inspection.records == 3);
  CHECK(inspection.epoch == 77);
  CHECK(inspection.rows == 5 + 7 + 3 + 1 + 1 + 1 + 2 + 1);
}

TEST_CASE("damage to entries is found") {
  const auto message = [](std::uint64_t previous) { return entry(4, 3, previous, MessagePosted{.text = "Hello"}); };
  const auto key = keys::entry(school, Sequence{4});
  check_finds({key, std::nullopt}, Severity::error, "Entries are missing.", "school 1, entry 4");
  check_finds({keys::entry(school, Sequence{9}), sealed(message(0))}, Severity::error, "Entries are missing.",
              "school 1, entries 6 to 8");
  check_finds({key, "\x01"}, Severity::error, "An entry is shorter than its header.", "school 1, entry 4");
  check_finds({key, std::string("\x09\0........{}", 12)}, Severity::error,
              "An entry has a format that this version does not know.", "school 1, entry 4");
  check_finds({key, seal(TimelineId{3}, "{\"version\":")}, Severity::error, "An entry cannot be understood.",
              "school 1, entry 4");
  check_finds({key, seal(TimelineId{8}, write(message(0)))}, Severity::error, "An entry says it stands elsewhere.",
              "school 1, entry 4");
  check_finds({key, sealed(message(2))}, Severity::error, "An entry names the wrong previous entry of its timeline.",
              "school 1, entry 4");
}

TEST_CASE("an index that does not match its entries is found") {
  const std::string missing = "An entry is missing from a timeline that should show it.";
  const auto row = [](std::uint64_t timeline, std::uint64_t sequence) {
    return keys::timeline(school, TimelineId{timeline}, Sequence{sequence});
  };
  check_finds({row(3, 4), std::nullopt}, Severity::warning, missing, "school 1, entry 4 on timeline 3");
  check_finds({row(2, 5), std::nullopt}, Severity::warning, missing, "school 1, entry 5 on timeline 2");
  check_finds({row(3, 5), ""}, Severity::warning, missing, "school 1, entry 5 on timeline 3");
  check_finds({row(7, 99), ""}, Severity::warning, "A timeline shows an entry that is not there.",
              "school 1, timeline 7, entry 99");
}

TEST_CASE("records that are not what their key says are found") {
  const auto alert = keys::live(school, keys::RecordKind::alert, 5);
  check_finds({alert, "{}"}, Severity::error, "A record cannot be understood.", "school 1, record 5");
  check_finds({alert, write(Record(Person{.id = PersonId{5}, .name = "Ada"}))}, Severity::error,
              "A record stands under another's key.", "school 1, record 5");
  check_finds(live(keys::RecordKind::person, 50, Person{.id = PersonId{50}, .name = "Bo"}), Severity::error,
              "A record is newer than the last entry.", "school 1, record 50");
  check_finds({keys::archive(school, keys::RecordKind::alert, 5), write(Record(open_alert()))}, Severity::warning,
              "A record is both live and archived.", "school 1, record 5");
}

TEST_CASE("due rows out of step are found, both ways") {
  check_finds({keys::due(school, Millis{noon + 1}, 5), std::nullopt}, Severity::warning,
              "Something will not end by itself at its time.", "school 1, record 5");
  check_finds({keys::due(school, Millis{noon + 9}, 5), ""}, Severity::warning,
              "Something is due that has no reason to be.", "school 1, record 5");
  check_finds(live(keys::RecordKind::person, 2,
                   Person{.id = PersonId{2}, .name = "Ada", .role = Role::substitute, .until = Millis{noon}}),
              Severity::warning, "Something will not end by itself at its time.", "school 1, record 2");
}

TEST_CASE("a list of a student's observations out of step is found, both ways") {
  const Observation seen{.id = ObservationId{4}, .student = StudentId{3}};
  const RowWrite listed{keys::student(school, seen.student, seen.id), ""};
  const auto is_live = live(keys::RecordKind::observation, 4, seen);
  const RowWrite is_archived{keys::archive(school, keys::RecordKind::observation, 4), write(Record(seen))};
  const std::string unlisted = "An observation is missing from the list of its student's.";
  check_finds(is_live, Severity::warning, unlisted, "school 1, record 4");
  check_finds(is_archived, Severity::warning, unlisted, "school 1, record 4");
  check_finds(listed, Severity::warning, "A student's list names an observation that is not there.",
              "school 1, record 4");
  CHECK(inspect_with({listed, is_live}).findings.empty());
  CHECK(inspect_with({listed, is_archived}).findings.empty());
}

TEST_CASE("answers, read positions and the folder's own rows are looked at") {
  const auto answer = keys::dedup(school, PersonId{2}, "c1");
  check_finds({answer, "{}"}, Severity::error, "The answer to a command cannot be understood.", "school 1, person 2");
  check_finds({answer, write(Reply{"c1", {Sequence{6}}, {}})}, Severity::error,
              "A command was answered with an entry that is not there.", "school 1, person 2");
  check_finds({keys::read(school, PersonId{2}, TimelineId{3}), "x"}, Severity::warning,
              "A read position is not a number.", "school 1, person 2");
  check_finds({keys::meta("epoch"), std::nullopt}, Severity::error, "The folder's format or epoch is missing.", "");
  check_finds({keys::meta("format"), "2"}, Severity::error, "The rows are of a newer format than this version knows.",
              "");
  check_finds({"Zebra", ""}, Severity::warning, "There is a row of an unknown table.", "");
}

TEST_CASE("of one kind twenty are shown, and the rest counted") {
  std::vector<RowWrite> damage;
  for (std::uint64_t n = 100; n < 130; ++n) damage.push_back({keys::timeline(school, TimelineId{7}, Sequence{n}), ""});
  const auto inspection = inspect_with(std::move(damage));
  REQUIRE(inspection.findings.size() == 21);
  CHECK(inspection.findings.back().where == "and 10 more");
}

TEST_CASE("a folder is inspected without being changed") {
  ScratchFolder scratch;
  const auto path = scratch.path() / "data";
  CHECK(inspect_folder(path).findings.at(0).what.find("does not exist") != std::string::npos);
  {
    const auto log = RocksLog::open(path);
    REQUIRE(log.has_value());
    auto batch = healthy_batch();
    batch.rows.erase(batch.rows.begin(), batch.rows.begin() + 2);  // the folder has its own
    (*log)->append(std::move(batch), [](auto) {});
    const auto busy = inspect_folder(path);
    CHECK(busy.worst() == Severity::error);
    CHECK_THAT(busy.findings.at(0).what, Catch::Contains("in use"));
  }
  const auto healthy = inspect_folder(path);
  CHECK(healthy.worst() == Severity::note);
  CHECK(healthy.entries == 5);
  CHECK(RocksLog::open(path).has_value());
}

TEST_CASE("the doctor says how far a damaged log is intact") {
  namespace fs = std::filesystem;
  ScratchFolder scratch;
  const auto path = scratch.path() / "data", killed = scratch.path() / "killed";
  const auto log = RocksLog::open(path);
  REQUIRE(log.has_value());
  const std::string long_enough_for_several_blocks(1'000, '.');
  for (std::uint64_t n = 1; n <= 200; ++n) {
    (*log)->append(batch_of({entry_of(n, 1, {}, long_enough_for_several_blocks)}), [](auto) {});
    while ((*log)->head(school).value < n) std::this_thread::yield();
  }
  fs::copy(path, killed, fs::copy_options::recursive);
  fs::path wal;
  for (const auto& item : fs::directory_iterator(killed / "log")) {
    if (item.path().extension() == ".log" && item.file_size() > 0) wal = item.path();
  }
  std::fstream stream(wal, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(static_cast<std::streamoff>(fs::file_size(wal) * 5 / 8));
  stream << "damage";
  stream.close();

  REQUIRE(RocksLog::open(killed).has_error());
  const auto inspection = inspect_folder(killed);
  REQUIRE(inspection.findings.size() == 1);
  CHECK(inspection.worst() == Severity::error);
  CHECK_THAT(inspection.findings[0].where, Catch::StartsWith("after entry 1") && Catch::EndsWith("up to entry 200"));
  CHECK_THAT(inspection.findings[0].advice, Catch::Contains("is intact") && Catch::Contains("backup"));
  CHECK(RocksLog::open(killed).has_error());  // still as it was
}

}  // namespace cueline::storage::test
