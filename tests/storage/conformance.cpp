// The promises of storage/log.hpp, held against every implementation.
#include <atomic>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "storage/keys.hpp"
#include "tests/storage/log_under_test.hpp"

namespace cueline::storage::test {

using Sequences = std::vector<std::uint64_t>;

#define FOR_EVERY_LOG                                                                     \
  const auto& kind = log_kinds().at(GENERATE(range(std::size_t{0}, log_kinds().size()))); \
  CAPTURE(kind.name);                                                                     \
  const auto subject = kind.make()

TEST_CASE("a new log is empty") {
  FOR_EVERY_LOG;
  CHECK(subject->log().head(school) == Sequence{0});
  CHECK(subject->log().epoch() != 0);
  CHECK(subject->log().epoch() < (std::uint64_t{1} << 53));
  CHECK(scan(subject->log(), 0, 100).empty());
  CHECK(timeline(subject->log(), 1).empty());
  CHECK(timeline_head(subject->log(), 1) == 0);
  CHECK(subject->log().entry(school, Sequence{1}).value() == std::nullopt);
  CHECK(subject->log().row("M").value() == std::nullopt);
}

TEST_CASE("entries are read back in order, between two sequences") {
  FOR_EVERY_LOG;
  REQUIRE(!subject->append(batch_of({entry_of(1, 1), entry_of(2, 7, {}, "two")})));
  REQUIRE(!subject->append(batch_of({entry_of(3, 1)})));
  CHECK(subject->log().head(school) == Sequence{3});
  CHECK(scan(subject->log(), 0, 3) == std::vector<Read>{{1, 1, "entry 1"}, {2, 7, "two"}, {3, 1, "entry 3"}});
  CHECK(scan(subject->log(), 1, 2) == std::vector<Read>{{2, 7, "two"}});
  CHECK(scan(subject->log(), 2, 99) == std::vector<Read>{{3, 1, "entry 3"}});
  CHECK(scan(subject->log(), 3, 99).empty());
  CHECK(subject->log().entry(school, Sequence{2}).value() == "two");
  CHECK(subject->log().entry(school, Sequence{4}).value() == std::nullopt);
}

TEST_CASE("a visitor that says stop is not called again") {
  FOR_EVERY_LOG;
  REQUIRE(!subject->append(batch_of({entry_of(1, 1), entry_of(2, 1), entry_of(3, 1)})));
  REQUIRE(!subject->append(rows_of({{"Xa", "1"}, {"Xb", "2"}})));
  int calls = 0;
  const auto stop = [&calls](const auto&...) { return ++calls, false; };
  REQUIRE(subject->log().scan(school, Sequence{0}, Sequence{3}, stop).has_value());
  REQUIRE(subject->log().scan_timeline(school, TimelineId{1}, Sequence{0}, stop).has_value());
  REQUIRE(subject->log().rows("X", stop).has_value());
  CHECK(calls == 3);
}

TEST_CASE("a timeline shows its own entries and those that refer to it, newest first") {
  FOR_EVERY_LOG;
  REQUIRE(!subject->append(batch_of({entry_of(1, 5), entry_of(2, 9, {5, 6}), entry_of(3, 5), entry_of(4, 9, {5})})));
  CHECK(timeline(subject->log(), 5) == Sequences{4, 3, 2, 1});
  CHECK(timeline(subject->log(), 5, 3) == Sequences{2, 1});
  CHECK(timeline(subject->log(), 5, 1).empty());
  CHECK(timeline(subject->log(), 6) == Sequences{2});
  CHECK(timeline(subject->log(), 9) == Sequences{4, 2});
  CHECK(timeline_head(subject->log(), 5) == 3);  // 4 is only shown there
  CHECK(timeline_head(subject->log(), 6) == 0);
  CHECK(timeline_head(subject->log(), 9) == 4);

  TimelineId home;
  const auto look = [&home](const EntryView& entry) {
    home = entry.timeline;
    return true;
  };
  REQUIRE(subject->log().scan_timeline(school, TimelineId{6}, Sequence{0}, look).has_value());
  CHECK(home == TimelineId{9});
}

TEST_CASE("an entry that refers to its own home stands there once, as its own") {
  FOR_EVERY_LOG;
  REQUIRE(!subject->append(batch_of({entry_of(1, 5, {5, 6, 6})})));
  CHECK(timeline(subject->log(), 5) == Sequences{1});
  CHECK(timeline(subject->log(), 6) == Sequences{1});
  CHECK(timeline_head(subject->log(), 5) == 1);
}

TEST_CASE("neighbouring timelines, schools and tables do not run into each other") {
  FOR_EVERY_LOG;
  REQUIRE(!subject->append(batch_of({entry_of(1, 255), entry_of(2, 256), entry_of(3, 257), entry_of(4, 0x100000000)})));
  REQUIRE(!subject->append({SchoolId{2}, {entry_of(1, 256, {}, "of school 2")}, {}, {}}));
  CHECK(timeline(subject->log(), 255) == Sequences{1});
  CHECK(timeline(subject->log(), 256) == Sequences{2});
  CHECK(timeline(subject->log(), 257) == Sequences{3});
  CHECK(timeline(subject->log(), 0x100000000) == Sequences{4});
  CHECK(timeline(subject->log(), 256, 0, SchoolId{2}) == Sequences{1});
  CHECK(scan(subject->log(), 0, 99).size() == 4);
  CHECK(scan(subject->log(), 0, 99, SchoolId{2}) == std::vector<Read>{{1, 256, "of school 2"}});
  CHECK(subject->log().head(school) == Sequence{4});
  CHECK(subject->log().head(SchoolId{2}) == Sequence{1});
  CHECK(subject->log().head(SchoolId{3}) == Sequence{0});
}

TEST_CASE("rows are put, replaced, deleted, and listed by prefix in key order") {
  FOR_EVERY_LOG;
  REQUIRE(!subject->append(rows_of({{"Xb", "2"}, {"Xa", "1"}, {"Xab", ""}, {"Y", "other"}, {"X\xff", "last"}})));
  CHECK(rows(subject->log(), "Xa") == std::vector<std::pair<std::string, std::string>>{{"Xa", "1"}, {"Xab", ""}});
  CHECK(rows(subject->log(), "X").size() == 4);
  CHECK(subject->log().row("Xab").value() == "");

  REQUIRE(!subject->append(rows_of({{"Xa", "new"}, {"Xb", std::nullopt}, {"never", std::nullopt}})));
  CHECK(subject->log().row("Xa").value() == "new");
  CHECK(subject->log().row("Xb").value() == std::nullopt);
}

TEST_CASE("within a batch the later row of a key wins") {
  FOR_EVERY_LOG;
  REQUIRE(!subject->append(rows_of({{"Xa", "1"}, {"Xa", "2"}, {"Xb", "1"}, {"Xb", std::nullopt}})));
  CHECK(subject->log().row("Xa").value() == "2");
  CHECK(subject->log().row("Xb").value() == std::nullopt);
}

TEST_CASE("a rewrite replaces the words of an entry and nothing else") {
  FOR_EVERY_LOG;
  REQUIRE(!subject->append(batch_of({entry_of(1, 5, {6}, "unkind words")})));
  REQUIRE(!subject->append({school, {entry_of(2, 5)}, {{Sequence{1}, TimelineId{5}, "blank"}}, {}}));
  CHECK(scan(subject->log(), 0, 2) == std::vector<Read>{{1, 5, "blank"}, {2, 5, "entry 2"}});
  CHECK(timeline(subject->log(), 6) == Sequences{1});
  CHECK(subject->log().head(school) == Sequence{2});
}

TEST_CASE("done is called once for each append, in order, without an error") {
  FOR_EVERY_LOG;
  constexpr std::uint64_t count = 2'000;
  Sequences done;
  for (std::uint64_t n = 1; n <= count; ++n) {
    subject->log().append(batch_of({entry_of(n, 1)}), [&, n](boost::system::error_code error) {
      if (!error && subject->log().head(school).value >= n) done.push_back(n);
    });
  }
  subject->settle();
  REQUIRE(done.size() == count);
  CHECK(std::is_sorted(done.begin(), done.end()));
  CHECK(scan(subject->log(), 0, count).size() == count);
}

TEST_CASE("everything is there after a restart, the epoch too") {
  FOR_EVERY_LOG;
  const auto epoch = subject->log().epoch();
  REQUIRE(!subject->append({school, {entry_of(1, 5, {6})}, {}, {{"Xa", "1"}}}));
  subject->restart();
  CHECK(subject->log().epoch() == epoch);
  CHECK(subject->log().head(school) == Sequence{1});
  CHECK(timeline(subject->log(), 6) == Sequences{1});
  CHECK(subject->log().row("Xa").value() == "1");
  REQUIRE(!subject->append(batch_of({entry_of(2, 5)})));
  subject->restart();
  CHECK(scan(subject->log(), 0, 9).size() == 2);
}

TEST_CASE("a visitor may read the log it is visiting") {
  FOR_EVERY_LOG;
  REQUIRE(!subject->append(batch_of({entry_of(1, 5), entry_of(2, 5)})));
  Sequences heads;
  const auto look_again = [&](const EntryView& entry) {
    heads.push_back(timeline_head(subject->log(), entry.timeline.value));
    return true;
  };
  REQUIRE(subject->log().scan(school, Sequence{0}, Sequence{2}, look_again).has_value());
  CHECK(heads == Sequences{2, 2});
}

TEST_CASE("a reader is told of a hole instead of being led over it") {
  FOR_EVERY_LOG;
  REQUIRE(!subject->append(batch_of({entry_of(1, 5), entry_of(2, 5), entry_of(3, 5)})));
  REQUIRE(!subject->append(rows_of({{keys::entry(school, Sequence{2}), std::nullopt}})));
  const auto go_on = [](const EntryView&) { return true; };
  CHECK(subject->log().scan(school, Sequence{0}, Sequence{3}, go_on).error() == Errc::log_broken);
  CHECK(subject->log().scan_timeline(school, TimelineId{5}, Sequence{0}, go_on).error() == Errc::log_broken);
  CHECK(subject->log().scan(school, Sequence{2}, Sequence{3}, go_on).has_value());
}

TEST_CASE("an entry of a later format is refused, not misread") {
  FOR_EVERY_LOG;
  REQUIRE(!subject->append(batch_of({entry_of(1, 5)})));
  REQUIRE(!subject->append(rows_of({{keys::entry(school, Sequence{1}), std::string("\x02\0........{}", 12)}})));
  const auto go_on = [](const EntryView&) { return true; };
  CHECK(subject->log().entry(school, Sequence{1}).error() == Errc::log_broken);
  CHECK(subject->log().scan(school, Sequence{0}, Sequence{1}, go_on).error() == Errc::log_broken);
}

TEST_CASE("readers on other threads see whole batches, without holes, while the log grows") {
  FOR_EVERY_LOG;
  auto& log = subject->log();
  constexpr std::uint64_t batches = 300;
  std::atomic<bool> growing{true};
  std::atomic<int> wrong{0};
  const auto read = [&] {
    while (growing) {
      const auto head = log.head(school);
      std::uint64_t seen = 0;
      const auto status = log.scan(school, Sequence{0}, head, [&seen](const EntryView&) { return ++seen, true; });
      if (!status || seen != head.value || seen % 2 != 0) ++wrong;
    }
  };
  std::thread first(read), second(read);
  for (std::uint64_t n = 0; n < batches; ++n) {
    log.append(batch_of({entry_of(2 * n + 1, 5), entry_of(2 * n + 2, 6, {5})}), [](auto) {});
    if (n % 16 == 0) subject->settle();
  }
  subject->settle();
  growing = false;
  first.join();
  second.join();
  CHECK(wrong == 0);
}

TEST_CASE("whatever is written, reading agrees with a plain list") {
  FOR_EVERY_LOG;
  const auto seed = GENERATE(take(5, random(0U, 0xffffffffU)));
  CAPTURE(seed);
  std::mt19937 chance(seed);
  const auto pick = [&chance](std::uint64_t most) {
    return std::uniform_int_distribution(std::uint64_t{1}, most)(chance);
  };
  std::map<std::uint64_t, Sequences> shown;  // by timeline, oldest first
  std::vector<Read> all;
  while (all.size() < 300) {
    Batch batch{school, {}, {}, {}};
    for (auto entries = pick(5); entries > 0; --entries) {
      const auto sequence = all.size() + 1, home = pick(6);
      std::set<std::uint64_t> where{home, pick(6), pick(6)};
      for (const auto timeline : where) shown[timeline].push_back(sequence);
      EntryWrite entry = entry_of(sequence, home);
      for (const auto timeline : where) entry.references.push_back(TimelineId{timeline});
      all.push_back({sequence, home, entry.bytes});
      batch.entries.push_back(std::move(entry));
    }
    if (pick(4) == 1) {
      auto& old = all[pick(all.size()) - 1];
      old.bytes = "rewritten";
      batch.rewrites.push_back({Sequence{old.sequence}, TimelineId{old.timeline}, old.bytes});
    }
    const auto refused = subject->append(std::move(batch));
    REQUIRE(!refused);
    if (pick(40) == 1) subject->restart();
  }
  CHECK(scan(subject->log(), 0, all.size()) == all);
  for (auto& [id, sequences] : shown) {
    std::reverse(sequences.begin(), sequences.end());
    CHECK(timeline(subject->log(), id) == sequences);
  }
}

}  // namespace cueline::storage::test
