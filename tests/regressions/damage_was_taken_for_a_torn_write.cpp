// RocksDB drops, without a word, what it takes for a write cut short by a power cut: everything from a record on whose
// length points past the end of the file, or whose type is one of recycled files. Flipped bits in the last 32 KiB of a
// write-ahead file lost acknowledged entries that way; and looking for what lies behind such a record never ended.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <future>

#include "storage/rocks_log.hpp"

namespace cueline::storage::test {

namespace fs = std::filesystem;

static void append(RocksLog& log, std::uint64_t first, std::uint64_t last) {
  for (auto n = first; n <= last; ++n) {
    std::promise<boost::system::error_code> answer;
    const Batch batch{SchoolId{1}, {{Sequence{n}, TimelineId{1}, {}, "an entry"}}, {}, {}};
    log.append(batch, [&answer](boost::system::error_code error) { answer.set_value(error); });
    REQUIRE_FALSE(answer.get_future().get());
  }
}

static fs::path newest(const fs::path& folder, std::string_view beginning, std::string_view ending) {
  fs::path found;
  for (const auto& item : fs::directory_iterator(folder / "log")) {
    const auto name = item.path().filename().string();
    if (name.starts_with(beginning) && name.ends_with(ending)) found = std::max(found, item.path());
  }
  REQUIRE_FALSE(found.empty());
  return found;
}

static void put(const fs::path& file, std::streamoff offset, char byte) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(offset);
  stream.put(byte);
  REQUIRE(stream.good());
}

TEST_CASE("damage that looks like a torn write is damage when it was acknowledged") {
  const auto scratch = fs::temp_directory_path() / ("cueline-torn-" + std::to_string(::getpid()));
  fs::remove_all(scratch);
  const auto killed = scratch / "killed";
  {
    const auto log = RocksLog::open(scratch / "live");
    REQUIRE(log.has_value());
    append(**log, 1, 20);
    fs::copy(scratch / "live", killed, fs::copy_options::recursive);
  }
  constexpr std::streamoff length_high = 5, type = 6;  // in the header of the first record
  SECTION("a length past the end") { put(newest(killed, "", ".log"), length_high, '\x7f'); }
  SECTION("a type of recycled files") { put(newest(killed, "", ".log"), type, '\5'); }
  const auto opened = RocksLog::open(killed);
  REQUIRE(opened.has_error());
  CHECK(opened.error().problem == OpenProblem::damaged);
  fs::remove_all(scratch);
}

}  // namespace cueline::storage::test
