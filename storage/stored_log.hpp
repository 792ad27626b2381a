// What all logs share, whatever they store in: which rows a batch becomes, and how they are read back.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "storage/key_values.hpp"
#include "storage/log.hpp"

namespace cueline::storage {

// A log over an ordered map; what is left to it is how the map is written.
class StoredLog : public Log {
 public:
  [[nodiscard]] result<void> scan(SchoolId school, Sequence after, Sequence up_to,
                                  const EntryVisitor& visit) const final;
  [[nodiscard]] result<void> scan_timeline(SchoolId school, TimelineId timeline, Sequence before,
                                           const EntryVisitor& visit) const final;
  [[nodiscard]] result<Sequence> timeline_head(SchoolId school, TimelineId timeline) const final;
  [[nodiscard]] result<std::optional<std::string>> entry(SchoolId school, Sequence sequence) const final;
  [[nodiscard]] result<std::optional<std::string>> row(std::string_view key) const final;
  [[nodiscard]] result<void> rows(std::string_view prefix, const RowVisitor& visit) const final;

 protected:
  [[nodiscard]] virtual const KeyValues& store() const = 0;
};

// Every row of a batch, in an order in which a later row of the same key wins. No value: delete.
using RowSink = std::function<void(std::string_view key, const std::optional<std::string>& value)>;
void each_row(const Batch& batch, const RowSink& sink);

// About how many bytes the batch will take in the log.
[[nodiscard]] std::size_t size_of(const Batch& batch);

// The last sequence of a school in the map, 0 if it has none.
[[nodiscard]] result<Sequence> last_sequence(const KeyValues& store, SchoolId school);

// Stops the process unless the batch's entries continue directly after `head`: anything else is a bug of the caller
// that would leave a hole for ever. Returns the new head.
[[nodiscard]] Sequence expect_continues(const Batch& batch, Sequence head);

}  // namespace cueline::storage
