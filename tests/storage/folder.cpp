// Opening a data folder: what it is recognised by, and each reason not to.
#include "storage/folder.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "storage/rocks_log.hpp"
#include "tests/storage/scratch_folder.hpp"

namespace cueline::storage::test {

namespace fs = std::filesystem;

namespace {

OpenFault refused(const fs::path& path, DataFolder::Access access = DataFolder::Access::create) {
  const auto opened = DataFolder::open(path, access);
  REQUIRE(opened.has_error());
  const auto& fault = opened.error();
  CHECK_THAT(fault.sentence, Catch::Contains(path.string()) && Catch::EndsWith("."));
  CHECK_THAT(fault.sentence, !Catch::Contains("\n"));
  return fault;
}

void write(const fs::path& file, std::string_view text) { std::ofstream(file) << text; }

std::size_t files_in(const fs::path& path) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("a missing folder is made, with its parents, and recognised again") {
  ScratchFolder scratch;
  const auto path = scratch.path() / "a" / "b";
  CHECK(DataFolder::open(path, DataFolder::Access::create).has_value());
  CHECK(DataFolder::open(path, DataFolder::Access::create).has_value());
  CHECK(DataFolder::open(path, DataFolder::Access::existing).has_value());
}

TEST_CASE("whoever only looks makes no folder") {
  ScratchFolder scratch;
  CHECK(refused(scratch.path() / "none", DataFolder::Access::existing).problem == OpenProblem::missing);
  CHECK_FALSE(fs::exists(scratch.path() / "none"));
  CHECK(refused(scratch.path(), DataFolder::Access::existing).problem == OpenProblem::not_a_data_folder);
  CHECK(files_in(scratch.path()) == 0);
}

TEST_CASE("a folder in use is refused, and free again afterwards") {
  ScratchFolder scratch;
  {
    const auto holder = DataFolder::open(scratch.path(), DataFolder::Access::create);
    REQUIRE(holder.has_value());
    const auto fault = refused(scratch.path());
    CHECK(fault.problem == OpenProblem::in_use);
    CHECK_THAT(fault.sentence, Catch::Contains("process " + std::to_string(::getpid())));
    CHECK(RocksLog::open(scratch.path()).error().problem == OpenProblem::in_use);
  }
  CHECK(DataFolder::open(scratch.path(), DataFolder::Access::create).has_value());
}

TEST_CASE("somebody else's folder is refused and left as it was") {
  ScratchFolder scratch;
  write(scratch.path() / "thesis.txt", "chapter one");
  CHECK(refused(scratch.path()).problem == OpenProblem::not_a_data_folder);
  CHECK(files_in(scratch.path()) == 1);
  CHECK(refused(scratch.path() / "thesis.txt").problem == OpenProblem::not_a_data_folder);
  write(scratch.path() / "cueline", "a list of queues\n");
  CHECK(refused(scratch.path()).problem == OpenProblem::not_a_data_folder);
}

TEST_CASE("a creation that was interrupted is taken up again") {
  ScratchFolder scratch;
  write(scratch.path() / "lock", "");
  write(scratch.path() / "cueline.new", "Cuel");
  CHECK(DataFolder::open(scratch.path(), DataFolder::Access::create).has_value());
}

TEST_CASE("a folder of a newer version is refused") {
  ScratchFolder scratch;
  write(scratch.path() / "cueline", "Cueline data folder, format 2\n");
  const auto fault = refused(scratch.path());
  CHECK(fault.problem == OpenProblem::newer_format);
  CHECK_THAT(fault.sentence, Catch::Contains("format 2"));
}

TEST_CASE("a folder of somebody else's is not writable") {
  ScratchFolder scratch;
  REQUIRE(DataFolder::open(scratch.path(), DataFolder::Access::create).has_value());
  fs::permissions(scratch.path(), fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_exec);
  const auto user = ::geteuid();
  if (user == 0) REQUIRE(::seteuid(65'534) == 0);  // root may write anywhere
  const auto locked = DataFolder::open(scratch.path(), DataFolder::Access::create);
  const auto below = DataFolder::open(scratch.path() / "below", DataFolder::Access::create);
  if (user == 0) REQUIRE(::seteuid(user) == 0);
  fs::permissions(scratch.path(), fs::perms::owner_all);
  REQUIRE(below.has_error());
  CHECK(below.error().problem == OpenProblem::not_writable);
  if (user == 0) {  // the owner may still open the lock file
    REQUIRE(locked.has_error());
    CHECK(locked.error().problem == OpenProblem::not_writable);
  }
}

TEST_CASE("the ballast is there after a start, can be thrown out, and comes back") {
  ScratchFolder scratch;
  const auto ballast = scratch.path() / "ballast";
  REQUIRE(RocksLog::open(scratch.path()).has_value());
  REQUIRE(fs::exists(ballast));
  CHECK(fs::file_size(ballast) == ballast_bytes);
  const auto folder = DataFolder::open(scratch.path(), DataFolder::Access::create);
  REQUIRE(folder.has_value());
  CHECK(folder->release_ballast());
  CHECK_FALSE(fs::exists(ballast));
  CHECK_FALSE(folder->release_ballast());
  folder->restore_ballast();
  CHECK(fs::file_size(ballast) == ballast_bytes);
}

TEST_CASE("each reason not to open has its own sentence") {
  std::vector<std::string> sentences;
  for (int problem = 0; problem <= static_cast<int>(OpenProblem::trouble); ++problem) {
    sentences.push_back(open_fault(static_cast<OpenProblem>(problem), "/data").sentence);
    CHECK_THAT(sentences.back(), Catch::Contains("/data") && Catch::EndsWith("."));
  }
  std::sort(sentences.begin(), sentences.end());
  CHECK(std::adjacent_find(sentences.begin(), sentences.end()) == sentences.end());
}

}  // namespace cueline::storage::test
