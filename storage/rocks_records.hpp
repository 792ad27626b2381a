// RocksDB's files of records (the table of contents, MANIFEST-*, and the write-ahead files, *.log), walked by us.
// RocksDB takes some damage near the end of such a file for a write that was cut short and drops the rest without a
// word: a length that points past the end, a type of recycled files, a run of zeros. A walk says how far the records
// are whole, so that a start can compare that with what was acknowledged, before anything is touched.
//
// The format (log_format.h of LevelDB): blocks of 32 KiB; fragments of checksum (4), length (2), type (1), bytes;
// what is left of a block when no header fits is zero.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>

namespace cueline::storage {

struct Walk {
  std::uint64_t whole = 0;  // where the last whole record ends
  std::uint64_t size = 0;   // of the file
};

enum class Checksums {
  compare,
  trust  // quicker; RocksDB compares them itself when it reads the file
};

// How a record begins: at least its first 64 bytes, or all of it.
using RecordVisitor = std::function<void(std::string_view beginning)>;

// None: the file cannot be read.
[[nodiscard]] std::optional<Walk> walk_records(const std::filesystem::path& file, Checksums checksums,
                                               const RecordVisitor& visit);

}  // namespace cueline::storage
