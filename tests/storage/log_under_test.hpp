// One log of each kind behind one door, so that the same tests hold all of them to the port's promises.
#pragma once

#include <boost/system/error_code.hpp>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "storage/log.hpp"

namespace cueline::storage::test {

inline constexpr SchoolId school{1};

class LogUnderTest {
 public:
  virtual ~LogUnderTest() = default;
  [[nodiscard]] virtual Log& log() = 0;
  virtual void settle() = 0;   // until every done so far was called
  virtual void restart() = 0;  // a clean stop and a new start over the same data

  // Appends and waits for the answer.
  boost::system::error_code append(Batch batch);
};

struct LogKind {
  std::string name;
  std::function<std::unique_ptr<LogUnderTest>()> make;
};

// Every implementation there is.
[[nodiscard]] const std::vector<LogKind>& log_kinds();

// A batch of one entry on `timeline`, shown in `references`; its bytes name its sequence unless given.
[[nodiscard]] EntryWrite entry_of(std::uint64_t sequence, std::uint64_t timeline,
                                  std::initializer_list<std::uint64_t> references = {}, std::string bytes = {});
[[nodiscard]] Batch batch_of(std::vector<EntryWrite> entries);
[[nodiscard]] Batch rows_of(std::vector<RowWrite> rows);

// What is read, as plain values; the test fails if reading does.
struct Read {
  std::uint64_t sequence;
  std::uint64_t timeline;
  std::string bytes;
  bool operator==(const Read&) const = default;
};
[[nodiscard]] std::vector<Read> scan(const Log& log, std::uint64_t after, std::uint64_t up_to, SchoolId of = school);
[[nodiscard]] std::vector<std::uint64_t> timeline(const Log& log, std::uint64_t id, std::uint64_t before = 0,
                                                  SchoolId of = school);
[[nodiscard]] std::uint64_t timeline_head(const Log& log, std::uint64_t id);
[[nodiscard]] std::vector<std::pair<std::string, std::string>> rows(const Log& log, std::string_view prefix);

}  // namespace cueline::storage::test
