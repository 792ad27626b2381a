// The index is only derived: whatever happens to its file costs search alone, and it comes back from the log.
#include <sqlite3.h>
#include <unistd.h>
#include <chrono>
#include <thread>

#include <catch2/catch.hpp>
#include <fstream>
#include <future>

#include "protocol/read.hpp"
#include "tests/search/town.hpp"

namespace cueline::test {
namespace {

namespace fs = std::filesystem;

void run_sql(const fs::path& file, const char* sql) {
  sqlite3* handle = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &handle) == SQLITE_OK);
  CHECK(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(handle);
}

struct Filled : Town {
  std::vector<std::uint64_t> said;
  Filled() {
    for (int i = 0; i < 30; ++i) {
      said.insert(said.begin(), say(para, timeline_of(room), "giraffe number " + std::to_string(i)).value);
    }
    wait();
  }
  void check_whole() {
    auto question = looking_for("giraffes");
    question.limit = 50;
    CHECK(ids(para, question) == said);
    CHECK(on_disk("giraff"));
  }
};

}  // namespace

TEST_CASE("a start goes on where the index was") {
  Filled town;
  town.end();
  town.said.insert(town.said.begin(), town.say(town.para, timeline_of(town.room), "one more giraffe").value);
  town.begin();
  town.check_whole();
  CHECK(town.search->figures().made_anew == 0);
  CHECK(town.search->figures().indexed == 1);
}

TEST_CASE("an index that is missing, cut off, damaged, of another format or another log is made anew") {
  Filled town;
  town.end();
  bool anew = true;
  SECTION("missing") {
    fs::remove(town.file());
    anew = false;  // there is nothing to throw away
  }
  SECTION("cut off") { fs::resize_file(town.file(), fs::file_size(town.file()) / 2); }
  SECTION("no database at all") { std::ofstream(town.file(), std::ios::binary) << std::string(20'000, 'x'); }
  SECTION("another format") { run_sql(town.file(), "PRAGMA user_version = 999"); }
  SECTION("of another epoch") { run_sql(town.file(), "UPDATE state SET value = '999' WHERE name = 'epoch'"); }
  SECTION("ahead of the log") { run_sql(town.file(), "UPDATE state SET value = '999' WHERE name = 'position'"); }
  SECTION("of a log with other entries") { run_sql(town.file(), "UPDATE state SET value = 'x' WHERE name = 'last'"); }
  SECTION("a page overwritten") {
    std::fstream file(town.file(), std::ios::binary | std::ios::in | std::ios::out);
    for (const auto page : {2, 5, 9, 14}) {
      file.seekp(4096 * page);
      file << std::string(4096, '\x5a');
    }
  }
  town.begin();
  town.check_whole();
  CHECK((town.search->figures().made_anew > 0) == anew);
}

TEST_CASE("a crash in the midst of indexing leaves whole transactions") {
  Filled town;
  town.end();
  fs::remove(town.file());
  {
    search::Index index;
    index.open(town.file(), town.log.epoch());
    REQUIRE_FALSE(index.trouble());
    const auto add = [&](Sequence after, Sequence up_to) {
      index.begin();
      REQUIRE(town.log.scan(school_id, after, up_to, [&](const storage::EntryView& view) {
        index.add(*read_entry(view.bytes), [](auto) { return std::nullopt; });
        return true;
      }));
    };
    add({}, Sequence{12});
    index.commit();
    add(Sequence{12}, Sequence{20});  // never committed
    REQUIRE_FALSE(index.trouble());
  }
  town.begin();
  town.check_whole();
  CHECK(town.search->figures().made_anew == 0);
  CHECK(town.search->figures().indexed == town.log.head(school_id).value - 12);
}

TEST_CASE("without a place for its file search says so, tries again, and costs nobody anything") {
  Filled town;
  town.end();
  fs::remove_all(town.folder);
  std::ofstream(town.folder) << "in the way";
  town.begin();
  CHECK(town.ask(town.para, looking_for("giraffe")).error() == make_error_code(Errc::search_not_ready));
  town.said.insert(town.said.begin(), town.say(town.para, timeline_of(town.room), "giraffe, meanwhile").value);
  for (int waits = 0; waits < 1'000 && town.warned == 0; ++waits)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  fs::remove(town.folder);
  town.check_whole();
  CHECK_FALSE(town.warnings.empty());
  for (const auto& warning : town.warnings) CHECK(warning.find("giraffe") == std::string::npos);
}

TEST_CASE("a full disk stops the index, not the answers, and it catches up when there is room") {
  Filled town;
  town.search->pause(true);
  const auto later = town.say(town.para, timeline_of(town.room), "giraffe with a hat").value;
  town.settle();
  town.search->moved();
  usleep(30'000);
  CHECK(town.ask(town.para, looking_for("hat"))->hits.empty());
  CHECK(town.ask(town.para, looking_for("giraffe"))->hits.size() == 20);
  town.search->pause(false);
  town.said.insert(town.said.begin(), later);
  town.check_whole();
}

TEST_CASE("too many questions at once are refused, each is answered once") {
  Filled town;
  std::shared_ptr<const engine::Sight> sight;
  town.engine->sight(town.para, [&](const auto& seen) { sight = *seen; });
  town.settle();
  std::atomic<int> found = 0, busy = 0, other = 0;
  std::promise<void> all;
  constexpr int asked = 200;
  for (int i = 0; i < asked; ++i) {
    town.search->ask(sight, looking_for("giraffe"), [&](const result<SearchHits>& hits) {
      ++(hits ? found : hits.error() == make_error_code(Errc::busy) ? busy : other);
      if (found + busy + other == asked) all.set_value();
    });
  }
  all.get_future().wait();
  CHECK(other == 0);
  CHECK(found >= 1);
  CHECK(found + busy == asked);
  CHECK(town.search->figures().refused == static_cast<std::uint64_t>(busy));
}

TEST_CASE("a question that takes too long is given up") {
  Filled town;
  town.end();
  town.settings.patience = std::chrono::milliseconds(-1);
  town.begin();
  for (int i = 0; i < 3'000; ++i) town.say(town.para, timeline_of(town.room), "giraffe");
  town.wait();
  auto question = looking_for("giraffe");
  question.order = FoundOrder::best;
  CHECK(town.ask(town.para, question).error() == make_error_code(Errc::busy));
  CHECK(town.ask(town.para, looking_for("nothing")).has_value());  // and the next is answered
}

}  // namespace cueline::test
