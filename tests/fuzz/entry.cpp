// Any bytes as what stands in the log: an entry in its sealed header, a record in its row. Refused, or read without
// loss; nothing is read that this version would not have written.
#include <cstddef>
#include <cstdint>

#include "protocol/due.hpp"
#include "storage/seal.hpp"
#include "tests/fuzz/json_check.hpp"

namespace {

using namespace cueline;
using fuzz::promise;

void check_entry(std::string_view text) {
  fuzz::check_reader<read_entry>(text);
  const auto entry = read_entry(text);
  if (!entry) return;
  const auto json = write(*entry);
  promise(json.find(R"({"kind":")" + std::string(kind_of(entry->body)) + '"') != std::string::npos,
          "an entry is written under its kind");
  if (const auto* set = std::get_if<RowSet>(&entry->body)) {
    promise(json.find(R"("row":{"kind":")" + std::string(kind_of(set->row)) + '"') != std::string::npos,
            "a row is written under its kind");
  }
  promise(entry_frame(json) == write(ServerFrame(EntryFrame{*entry, {}})), "a shared frame is what one alone would be");
  promise(entry_frame(json, true) == write(ServerFrame(EntryFrame{*entry, true})), "also for one that overtook others");
}

void check_record(std::string_view text) {
  fuzz::check_reader<read_record>(text);
  const auto record = read_record(text);
  if (!record) return;
  promise(write(*record).starts_with(R"({"kind":")" + std::string(kind_of(*record)) + '"'),
          "a record is written under its kind");
  const auto* const alert = std::get_if<Alert>(&*record);
  const auto due = due_of(*record);
  promise(!alert || due.has_value() != alert->closed.has_value(), "an alert is due until it is closed");
  Snapshot snapshot;
  const auto of_encoded = snapshot_frame(snapshot, write(*record));
  snapshot.records.push_back(*record);
  promise(of_encoded == write(ServerFrame(snapshot)), "a snapshot of encoded records is what one of records would be");
  if (const auto* person = std::get_if<Person>(&*record)) {
    const auto with_kind = R"({"kind":"person",)" + write(Me{*person, ""}).substr(sizeof(R"({"person":)"));
    promise(with_kind == write(*record) + R"(,"school":""})", "who asks is written as the person's record");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto stored = fuzz::text_of(data, size);
  const auto opened = storage::unseal(stored);
  if (!opened) {
    promise(!storage::describe(opened.error()).empty(), "a fault of the header has its words");
    promise(size < storage::seal_header_bytes || data[0] != storage::entry_format || data[1] != storage::seal_none,
            "what this version writes is opened");
    check_record(stored);  // rows have no header
    check_entry(stored);
    return 0;
  }
  promise(storage::seal(opened->timeline, opened->bytes) == stored, "opened and sealed again are the same bytes");
  check_entry(opened->bytes);
  return 0;
}
