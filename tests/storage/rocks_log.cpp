// What only the log on disk can do: stop uncleanly, be damaged, be counted.
#include "storage/rocks_log.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <future>
#include <numeric>

#include "storage/keys.hpp"
#include "tests/storage/log_under_test.hpp"
#include "tests/storage/scratch_folder.hpp"

namespace cueline::storage::test {

namespace fs = std::filesystem;

namespace {

std::unique_ptr<RocksLog> open_log(const fs::path& path) {
  auto opened = RocksLog::open(path);
  if (!opened) FAIL(opened.error().sentence << " " << opened.error().detail);
  return std::move(*opened);
}

OpenFault refused(const fs::path& path) {
  const auto opened = RocksLog::open(path);
  REQUIRE(opened.has_error());
  return opened.error();
}

void append(RocksLog& log, Batch batch) {
  std::promise<boost::system::error_code> answer;
  log.append(std::move(batch), [&answer](boost::system::error_code error) { answer.set_value(error); });
  REQUIRE(!answer.get_future().get());
}

void append_entries(RocksLog& log, std::uint64_t first, std::uint64_t last) {
  for (auto n = first; n <= last; ++n) append(log, batch_of({entry_of(n, 1)}));
}

// The folder as a process that was killed right now would leave it.
void copy_as_killed(const fs::path& from, const fs::path& to) { fs::copy(from, to, fs::copy_options::recursive); }

// The newest write-ahead file.
fs::path wal(const fs::path& folder) {
  fs::path newest;
  for (const auto& item : fs::directory_iterator(folder / "log")) {
    if (item.path().extension() == ".log") newest = std::max(newest, item.path());
  }
  REQUIRE_FALSE(newest.empty());
  return newest;
}

void flip_bit(const fs::path& file, std::uintmax_t offset) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekg(static_cast<std::streamoff>(offset));
  const auto byte = static_cast<char>(stream.get() ^ 1);
  stream.seekp(static_cast<std::streamoff>(offset));
  stream.put(byte);
  REQUIRE(stream.good());
}

}  // namespace

TEST_CASE("what was acknowledged is there after a process was killed") {
  ScratchFolder scratch;
  const auto live = open_log(scratch.path() / "live");
  append_entries(*live, 1, 50);
  copy_as_killed(scratch.path() / "live", scratch.path() / "killed");
  const auto log = open_log(scratch.path() / "killed");
  CHECK(log->head(school) == Sequence{50});
  CHECK(log->epoch() == live->epoch());
  CHECK(scan(*log, 0, 50).size() == 50);
}

TEST_CASE("a torn last record was never acknowledged and is dropped") {
  ScratchFolder scratch;
  const auto live = open_log(scratch.path() / "live");
  const auto noted = scratch.path() / "noted";
  append_entries(*live, 1, 49);
  fs::copy_file(scratch.path() / "live/log/acknowledged", noted);
  append_entries(*live, 50, 50);
  const auto killed = scratch.path() / "killed";
  copy_as_killed(scratch.path() / "live", killed);
  fs::copy_file(noted, killed / "log/acknowledged", fs::copy_options::overwrite_existing);
  fs::resize_file(wal(killed), fs::file_size(wal(killed)) - 9);
  const auto log = open_log(killed);
  CHECK(log->head(school) == Sequence{49});
  CHECK(scan(*log, 0, 50).size() == 49);
  append_entries(*log, 50, 51);
}

TEST_CASE("what looks torn although it was acknowledged refuses to open, and is left as it is") {
  ScratchFolder scratch;
  const auto live = open_log(scratch.path() / "live");
  append_entries(*live, 1, 50);
  const auto killed = scratch.path() / "killed";
  copy_as_killed(scratch.path() / "live", killed);
  const auto size = fs::file_size(wal(killed));
  const auto left = GENERATE_COPY(size - 1, size - 9, size / 2, std::uintmax_t{0});
  CAPTURE(left);
  fs::resize_file(wal(killed), left);
  const auto fault = refused(killed);
  CHECK(fault.problem == OpenProblem::damaged);
  CHECK_THAT(fault.sentence, Catch::Contains("50 cannot be read"));
  CHECK(fs::file_size(wal(killed)) == left);
}

TEST_CASE("damage in the middle refuses to open instead of losing what follows") {
  ScratchFolder scratch;
  const auto live = open_log(scratch.path() / "live");
  append_entries(*live, 1, 50);
  const auto killed = scratch.path() / "killed";
  copy_as_killed(scratch.path() / "live", killed);
  flip_bit(wal(killed), fs::file_size(wal(killed)) / 2);
  const auto fault = refused(killed);
  CHECK(fault.problem == OpenProblem::damaged);
  CHECK_THAT(fault.sentence, Catch::Contains("cueline doctor"));
  CHECK_FALSE(fault.detail.empty());
  CHECK(refused(killed).problem == OpenProblem::damaged);  // and was left as it is
}

TEST_CASE("a missing entry near the head refuses to open") {
  ScratchFolder scratch;
  {
    const auto log = open_log(scratch.path());
    append_entries(*log, 1, 5);
    append(*log, rows_of({{keys::entry(school, Sequence{3}), std::nullopt}}));
  }
  const auto fault = refused(scratch.path());
  CHECK(fault.problem == OpenProblem::damaged);
  CHECK_THAT(fault.detail, Catch::Contains("entry 3"));
}

TEST_CASE("a clean stop leaves nothing to replay") {
  ScratchFolder scratch;
  append_entries(*open_log(scratch.path()), 1, 50);
  CHECK(fs::file_size(wal(scratch.path())) == 0);
  CHECK(open_log(scratch.path())->head(school) == Sequence{50});
}

TEST_CASE("appends that wait while the log is stopped are committed and answered first") {
  ScratchFolder scratch;
  std::vector<std::uint64_t> answered;
  auto log = open_log(scratch.path());
  for (std::uint64_t n = 1; n <= 500; ++n) {
    log->append(batch_of({entry_of(n, 1)}), [&answered, n](boost::system::error_code error) {
      if (!error) answered.push_back(n);
    });
  }
  log.reset();
  CHECK(answered.size() == 500);
  CHECK(open_log(scratch.path())->head(school) == Sequence{500});
}

TEST_CASE("what waits becomes one commit, and is counted") {
  ScratchFolder scratch;
  const auto log = open_log(scratch.path());
  for (std::uint64_t n = 1; n < 1'000; ++n)
    log->append(batch_of({
                    entry_of(n, 1),
                }),
                [](auto) {});
  append(*log, batch_of({entry_of(1'000, 1)}));
  const auto figures = log->figures();
  CHECK(figures.appends == 1'000);
  CHECK(figures.entries == 1'000);
  CHECK(figures.commits < 500);
  CHECK(figures.appends_per_commit.sum == 1'000);
  CHECK(std::accumulate(figures.commit_us.counts.begin(), figures.commit_us.counts.end(), std::uint64_t{0}) ==
        figures.commits);
  CHECK(figures.commit_us.sum > 0);
  CHECK(figures.bytes > 1'000 * std::string("entry 1").size());
  CHECK(figures.free_bytes > 0);
  CHECK(figures.waiting == 0);
  CHECK_FALSE(figures.broken);
}

TEST_CASE("two folders have two epochs") {
  ScratchFolder first, second;
  CHECK(open_log(first.path())->epoch() != open_log(second.path())->epoch());
}

TEST_CASE("a histogram counts a value in the first bucket that holds it") {
  Histogram<2> histogram{{10, 20}};
  for (const std::uint64_t value : {0U, 10U, 11U, 20U, 21U}) histogram.add(value);
  CHECK(histogram.counts == std::array<std::uint64_t, 3>{2, 2, 1});
  CHECK(histogram.sum == 62);
}

}  // namespace cueline::storage::test
