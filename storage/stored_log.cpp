#include "storage/stored_log.hpp"

#include <cinttypes>
#include <cstdio>
#include <cstdlib>

#include "storage/keys.hpp"
#include "storage/seal.hpp"

namespace cueline::storage {

namespace {

// Above every sequence, so that seeking before it finds a timeline's last row.
constexpr Sequence beyond_last{~std::uint64_t{0}};

// The home timeline of a reference; none for a row of the timeline's own entry.
bool is_own(std::string_view index_value) { return index_value.empty(); }

std::string reference_to(TimelineId home) {
  // The same 8 big-endian bytes that follow the header's first two.
  return seal(home, {}).substr(2);
}

}  // namespace

result<void> StoredLog::scan(SchoolId school, Sequence after, Sequence up_to, const EntryVisitor& visit) const {
  const auto prefix = keys::prefix(keys::Table::entry, school);
  const auto cursor = store().cursor();
  Sequence expected{after.value + 1};
  for (cursor->seek(keys::entry(school, expected)); cursor->valid(); cursor->next(), ++expected.value) {
    if (expected > up_to || !cursor->key().starts_with(prefix)) break;
    // A hole means lost entries: a reader is told so instead of being handed the rest as if it were all.
    if (keys::number_at(cursor->key(), keys::first_offset) != expected.value) return Errc::log_broken;
    const auto opened = unseal(cursor->value());
    if (!opened) return Errc::log_broken;
    if (!visit({expected, opened->timeline, opened->bytes})) break;
  }
  return cursor->status();
}

result<void> StoredLog::scan_timeline(SchoolId school, TimelineId timeline, Sequence before,
                                      const EntryVisitor& visit) const {
  const auto prefix = keys::prefix(keys::Table::timeline, school, timeline.value);
  const auto cursor = store().cursor();
  for (cursor->seek_before(keys::timeline(school, timeline, before ? before : beyond_last)); cursor->valid();
       cursor->previous()) {
    if (!cursor->key().starts_with(prefix)) break;
    const Sequence sequence{keys::number_at(cursor->key(), keys::second_offset)};
    const auto stored = store().get(keys::entry(school, sequence));
    if (!stored) return stored.error();
    if (!*stored) return Errc::log_broken;
    const auto opened = unseal(**stored);
    if (!opened) return Errc::log_broken;
    if (!visit({sequence, opened->timeline, opened->bytes})) break;
  }
  return cursor->status();
}

result<Sequence> StoredLog::timeline_head(SchoolId school, TimelineId timeline) const {
  const auto prefix = keys::prefix(keys::Table::timeline, school, timeline.value);
  const auto cursor = store().cursor();
  for (cursor->seek_before(keys::timeline(school, timeline, beyond_last)); cursor->valid(); cursor->previous()) {
    if (!cursor->key().starts_with(prefix)) break;
    if (is_own(cursor->value())) return Sequence{keys::number_at(cursor->key(), keys::second_offset)};
  }
  if (const auto status = cursor->status(); !status) return status.error();
  return Sequence{};
}

result<std::optional<std::string>> StoredLog::entry(SchoolId school, Sequence sequence) const {
  auto stored = store().get(keys::entry(school, sequence));
  if (!stored || !*stored) return stored;
  const auto opened = unseal(**stored);
  if (!opened) return Errc::log_broken;
  return std::string(opened->bytes);
}

result<std::optional<std::string>> StoredLog::row(std::string_view key) const { return store().get(key); }

result<void> StoredLog::rows(std::string_view prefix, const RowVisitor& visit) const {
  const auto cursor = store().cursor();
  for (cursor->seek(prefix); cursor->valid() && cursor->key().starts_with(prefix); cursor->next()) {
    if (!visit(cursor->key(), cursor->value())) break;
  }
  return cursor->status();
}

void each_row(const Batch& batch, const RowSink& sink) {
  for (const auto& entry : batch.entries) {
    sink(keys::entry(batch.school, entry.sequence), seal(entry.timeline, entry.bytes));
    const auto reference = reference_to(entry.timeline);
    for (const auto timeline : entry.references) {
      if (timeline != entry.timeline) sink(keys::timeline(batch.school, timeline, entry.sequence), reference);
    }
    sink(keys::timeline(batch.school, entry.timeline, entry.sequence), std::string());
  }
  for (const auto& rewrite : batch.rewrites) {
    sink(keys::entry(batch.school, rewrite.sequence), seal(rewrite.timeline, rewrite.bytes));
  }
  for (const auto& row : batch.rows) sink(row.key, row.value);
}

std::size_t size_of(const Batch& batch) {
  constexpr std::size_t row_overhead = 32;  // key, lengths and tag of a row
  std::size_t bytes = 0;
  for (const auto& entry : batch.entries) bytes += entry.bytes.size() + row_overhead * (2 + entry.references.size());
  for (const auto& rewrite : batch.rewrites) bytes += rewrite.bytes.size() + row_overhead;
  for (const auto& row : batch.rows) bytes += row.key.size() + (row.value ? row.value->size() : 0) + row_overhead;
  return bytes;
}

result<Sequence> last_sequence(const KeyValues& store, SchoolId school) {
  const auto cursor = store.cursor();
  cursor->seek_before(keys::entry(school, beyond_last));
  if (const auto status = cursor->status(); !status) return status.error();
  if (!cursor->valid() || !cursor->key().starts_with(keys::prefix(keys::Table::entry, school))) return Sequence{};
  return Sequence{keys::number_at(cursor->key(), keys::first_offset)};
}

Sequence expect_continues(const Batch& batch, Sequence head) {
  for (const auto& entry : batch.entries) {
    if (entry.sequence.value != head.value + 1) {
      std::fprintf(stderr, "cueline: bug: entry %" PRIu64 " was appended after entry %" PRIu64 "\n",
                   entry.sequence.value, head.value);
      std::abort();
    }
    head = entry.sequence;
  }
  return head;
}

}  // namespace cueline::storage
