#include "tests/storage/log_under_test.hpp"

#include <catch2/catch.hpp>
#include <future>

#include "storage/memory_log.hpp"
#include "storage/rocks_log.hpp"
#include "tests/storage/scratch_folder.hpp"

namespace cueline::storage::test {

namespace {

class MemoryUnderTest final : public LogUnderTest {
 public:
  Log& log() override { return log_; }
  void settle() override { log_.commit_all(); }
  void restart() override { log_.crash(); }

 private:
  MemoryLog log_;
};

class RocksUnderTest final : public LogUnderTest {
 public:
  RocksUnderTest() { restart(); }
  Log& log() override { return *log_; }
  void settle() override {
    std::promise<void> reached;
    log_->append({}, [&reached](boost::system::error_code) { reached.set_value(); });
    reached.get_future().wait();
  }
  void restart() override {
    log_.reset();
    auto opened = RocksLog::open(folder_.path());
    if (!opened) FAIL(opened.error().sentence << " " << opened.error().detail);
    log_ = std::move(*opened);
  }

 private:
  ScratchFolder folder_;
  std::unique_ptr<RocksLog> log_;
};

}  // namespace

boost::system::error_code LogUnderTest::append(Batch batch) {
  std::promise<boost::system::error_code> answer;
  log().append(std::move(batch), [&answer](boost::system::error_code error) { answer.set_value(error); });
  settle();
  return answer.get_future().get();
}

const std::vector<LogKind>& log_kinds() {
  static const std::vector<LogKind> kinds{
      {"memory", [] { return std::make_unique<MemoryUnderTest>(); }},
      {"rocks", [] { return std::make_unique<RocksUnderTest>(); }},
  };
  return kinds;
}

EntryWrite entry_of(std::uint64_t sequence, std::uint64_t timeline, std::initializer_list<std::uint64_t> references,
                    std::string bytes) {
  EntryWrite entry{Sequence{sequence}, TimelineId{timeline}, {}, std::move(bytes)};
  for (const auto reference : references) entry.references.push_back(TimelineId{reference});
  if (entry.bytes.empty()) entry.bytes = "entry " + std::to_string(sequence);
  return entry;
}

Batch batch_of(std::vector<EntryWrite> entries) { return {school, std::move(entries), {}, {}}; }

Batch rows_of(std::vector<RowWrite> rows) { return {school, {}, {}, std::move(rows)}; }

std::vector<Read> scan(const Log& log, std::uint64_t after, std::uint64_t up_to, SchoolId of) {
  std::vector<Read> read;
  const auto status = log.scan(of, Sequence{after}, Sequence{up_to}, [&read](const EntryView& entry) {
    read.push_back({entry.sequence.value, entry.timeline.value, std::string(entry.bytes)});
    return true;
  });
  REQUIRE(status.has_value());
  return read;
}

std::vector<std::uint64_t> timeline(const Log& log, std::uint64_t id, std::uint64_t before, SchoolId of) {
  std::vector<std::uint64_t> sequences;
  const auto status = log.scan_timeline(of, TimelineId{id}, Sequence{before}, [&sequences](const EntryView& entry) {
    sequences.push_back(entry.sequence.value);
    return true;
  });
  REQUIRE(status.has_value());
  return sequences;
}

std::uint64_t timeline_head(const Log& log, std::uint64_t id) {
  const auto head = log.timeline_head(school, TimelineId{id});
  REQUIRE(head.has_value());
  return head->value;
}

std::vector<std::pair<std::string, std::string>> rows(const Log& log, std::string_view prefix) {
  std::vector<std::pair<std::string, std::string>> found;
  const auto status = log.rows(prefix, [&found](std::string_view key, std::string_view value) {
    found.emplace_back(key, value);
    return true;
  });
  REQUIRE(status.has_value());
  return found;
}

}  // namespace cueline::storage::test
