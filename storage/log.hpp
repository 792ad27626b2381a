// The durable log of a school, as the engine sees it: append batches, read back, find rows by key.
// Owned by main; used by the engine (append, point reads), by the read pool (scans) and by auth (rows).
//
// Promises of every implementation (one conformance suite, tests/storage):
// - A batch is one atomic write: all of its entries, index rows and state rows, or none.
// - `done` is called once per batch, in the order of append, on the log's own thread, and only when the batch is on
//   stable storage, or with the error. After the first error every later append gets log_broken: a sync is never
//   tried twice.
// - Reads see everything appended and done, and are safe on any thread at any time.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/errors.hpp"
#include "protocol/ids.hpp"

namespace cueline::storage {

// An entry to be stored: its bytes are the entry as JSON; sealing is the log's business.
struct EntryWrite {
  Sequence sequence;                   // exactly one more than the last
  TimelineId timeline;                 // home
  std::vector<TimelineId> references;  // other timelines that show it: channels and inboxes
  std::string bytes;
};

// New bytes for an entry already stored: how retracted words leave the disk's current state.
struct Rewrite {
  Sequence sequence;
  TimelineId timeline;
  std::string bytes;
};

// A row of current state under a key of storage/keys.hpp; without a value it is deleted.
struct RowWrite {
  std::string key;
  std::optional<std::string> value;
};

struct Batch {
  SchoolId school;
  std::vector<EntryWrite> entries;
  std::vector<Rewrite> rewrites;
  std::vector<RowWrite> rows;
};

// An entry as read. The view lives until the visitor returns.
struct EntryView {
  Sequence sequence;
  TimelineId timeline;  // home, also when met through a reference
  std::string_view bytes;
};

using Done = std::function<void(boost::system::error_code)>;
using EntryVisitor = std::function<bool(const EntryView&)>;                            // false stops
using RowVisitor = std::function<bool(std::string_view key, std::string_view value)>;  // false stops

class Log {
 public:
  virtual ~Log() = default;

  // Safe from any thread; appends of entries must come from one thread, in sequence order.
  virtual void append(Batch batch, Done done) = 0;

  // The last durable sequence of a school, 0 if it has none.
  [[nodiscard]] virtual Sequence head(SchoolId school) const = 0;
  // Changes when the folder is restored from a backup: part of every client's position.
  [[nodiscard]] virtual std::uint64_t epoch() const = 0;

  // Entries with after < sequence <= up_to, in order.
  [[nodiscard]] virtual result<void> scan(SchoolId school, Sequence after, Sequence up_to,
                                          const EntryVisitor& visit) const = 0;
  // Entries that a timeline owns or shows, with sequence < before (0: no bound), newest first.
  [[nodiscard]] virtual result<void> scan_timeline(SchoolId school, TimelineId timeline, Sequence before,
                                                   const EntryVisitor& visit) const = 0;
  // The last sequence that a timeline owns (references not counted), 0 if none.
  [[nodiscard]] virtual result<Sequence> timeline_head(SchoolId school, TimelineId timeline) const = 0;

  [[nodiscard]] virtual result<std::optional<std::string>> entry(SchoolId school, Sequence sequence) const = 0;
  [[nodiscard]] virtual result<std::optional<std::string>> row(std::string_view key) const = 0;
  // Rows whose key begins with prefix, in key order.
  [[nodiscard]] virtual result<void> rows(std::string_view prefix, const RowVisitor& visit) const = 0;
};

}  // namespace cueline::storage
