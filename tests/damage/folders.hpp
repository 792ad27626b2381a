// Data folders to damage, each made once, with all that is in them known.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace cueline::damage {

using Rows = std::map<std::string, std::string>;  // every row of a log, by key

struct Known {
  std::string name;
  std::filesystem::path folder;  // never opened: copies of it are
  Rows rows;
  std::uint64_t head = 0;   // the last entry
  std::uint64_t epoch = 0;  // of clients' positions
};

// Of a school in use: one stopped in good order after several runs, one killed shortly after a start, one killed
// while it had much to keep.
// They are made in a process of its own: whoever has used RocksDB cannot fork any more, its threads would be missing.
[[nodiscard]] std::vector<Known> make_folders(const std::filesystem::path& scratch);

// Every row that can be read. False: reading ended with an error.
[[nodiscard]] bool read_rows(const std::filesystem::path& folder, Known& into);

}  // namespace cueline::damage
