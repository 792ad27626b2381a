// What only the log in memory can do: wait, fail and crash on demand.
#include "storage/memory_log.hpp"

#include <catch2/catch.hpp>

#include "tests/storage/log_under_test.hpp"

namespace cueline::storage::test {

namespace {

// A queued log with `count` appends of one entry each, and the answers they got.
struct Waiting {
  MemoryLog log{MemoryLog::Mode::queued};
  std::vector<boost::system::error_code> answers;

  explicit Waiting(std::uint64_t count) { add(count); }
  void add(std::uint64_t count, std::uint64_t after = 0) {
    for (std::uint64_t n = after + 1; n <= after + count; ++n) {
      log.append(batch_of({entry_of(n, 1)}), [this](auto error) { answers.push_back(error); });
    }
  }
};

}  // namespace

TEST_CASE("nothing is there before its commit") {
  Waiting subject(3);
  CHECK(subject.log.head(school) == Sequence{0});
  CHECK(scan(subject.log, 0, 9).empty());
  CHECK(subject.log.commit_next(2) == 2);
  CHECK(subject.answers.size() == 2);
  CHECK(subject.log.head(school) == Sequence{2});
  CHECK(subject.log.commit_all() == 1);
  CHECK(subject.log.commit_next() == 0);
}

TEST_CASE("a group is stored before the first of it is answered") {
  MemoryLog log(MemoryLog::Mode::queued);
  std::vector<std::uint64_t> heads;
  for (std::uint64_t n = 1; n <= 3; ++n) {
    log.append(batch_of({entry_of(n, 1)}), [&](auto) { heads.push_back(log.head(school).value); });
  }
  log.commit_next(3);
  CHECK(heads == std::vector<std::uint64_t>{3, 3, 3});
}

TEST_CASE("from the append that fails on, nothing is stored and everything is refused") {
  Waiting subject(3);
  subject.log.fail({.at_append = 2});
  subject.log.commit_all();
  subject.add(1, 3);
  subject.log.commit_all();
  REQUIRE(subject.answers.size() == 4);
  CHECK(!subject.answers[0]);
  for (const auto n : {1U, 2U, 3U}) CHECK(subject.answers[n] == Errc::log_broken);
  CHECK(subject.log.broken());
  CHECK(subject.log.head(school) == Sequence{1});
  CHECK(scan(subject.log, 0, 9).size() == 1);
}

TEST_CASE("the disk can be full at a byte") {
  Waiting subject(3);
  const auto one = size_of(batch_of({entry_of(1, 1)}));
  subject.log.fail({.at_byte = one + 1});
  subject.log.commit_all();
  CHECK(!subject.answers.at(0));
  CHECK(subject.answers.at(1) == Errc::log_broken);
}

TEST_CASE("a crash keeps exactly what was done") {
  Waiting subject(3);
  subject.log.commit_next();
  subject.log.crash();
  CHECK(subject.log.commit_all() == 0);
  CHECK(subject.answers.size() == 1);
  CHECK(scan(subject.log, 0, 9).size() == 1);
  subject.add(1, 1);
  subject.log.commit_all();
  CHECK(subject.log.head(school) == Sequence{2});
}

TEST_CASE("a crash may keep what was on disk and not yet confirmed") {
  Waiting subject(3);
  subject.log.crash(2);
  CHECK(subject.answers.empty());
  CHECK(subject.log.head(school) == Sequence{2});
  CHECK(scan(subject.log, 0, 9).size() == 2);
}

TEST_CASE("a failed sync may have kept its bytes: they are seen only after the restart") {
  const bool kept = GENERATE(false, true);
  Waiting subject(2);
  subject.log.fail({.at_append = 1, .kept = kept});
  subject.log.commit_all();
  CHECK(subject.answers.at(0) == Errc::log_broken);
  CHECK(scan(subject.log, 0, 9).empty());
  subject.log.crash(5);  // the second never reached the disk: the log was broken by then
  CHECK_FALSE(subject.log.broken());
  CHECK(subject.log.head(school) == Sequence{kept ? 1U : 0U});
}

}  // namespace cueline::storage::test
