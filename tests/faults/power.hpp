// The power of a watched folder: what a disk may forget when it goes away. A file keeps at least what was synced,
// and of the rest nothing, everything, or any part in between. Renames and removals count as done (a stricter disk
// could undo those that no folder sync followed; RocksDB syncs the folder after each that matters).
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace cueline::faults {

enum class Cut {
  none,    // only the process died: the disk has everything it was given
  strict,  // everything that was not synced is gone
  torn     // each file keeps a random part of what was not synced
};

class Power {
 public:
  // `journal`: a file of the shim's outside the folder.
  Power(std::filesystem::path folder, std::filesystem::path journal);

  // What is in the folder now counts as kept; the journal starts anew.
  void on();
  // The environment of a process whose syncs are to be seen.
  [[nodiscard]] std::vector<std::string> environment() const;
  // The process is dead: takes away what the disk may forget. Returns how many bytes.
  std::uint64_t off(Cut cut, std::mt19937_64& chance);

 private:
  [[nodiscard]] std::map<std::string, std::uint64_t> synced_sizes() const;

  std::filesystem::path folder_;
  std::filesystem::path journal_;
  std::map<std::string, std::uint64_t> kept_;  // sizes when the power came on
};

}  // namespace cueline::faults
