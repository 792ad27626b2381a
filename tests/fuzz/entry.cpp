// Any bytes as what stands in the log: an entry in its sealed header, a record in its row. Refused, or read without
// loss; nothing is read that this version would not have written.
#include <cstddef>
#include <cstdint>

#include "storage/seal.hpp"
#include "tests/fuzz/json_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cueline;
  using fuzz::promise;
  const auto stored = fuzz::text_of(data, size);
  const auto opened = storage::unseal(stored);
  if (!opened) {
    promise(!storage::describe(opened.error()).empty(), "a fault of the header has its words");
    promise(size < storage::seal_header_bytes || data[0] != storage::entry_format || data[1] != storage::seal_none,
            "what this version writes is opened");
    fuzz::check_reader<read_record>(stored);  // rows have no header
    fuzz::check_reader<read_entry>(stored);
    return 0;
  }
  promise(storage::seal(opened->timeline, opened->bytes) == stored, "opened and sealed again are the same bytes");
  fuzz::check_reader<read_entry>(opened->bytes);
  return 0;
}
