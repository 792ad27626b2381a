#include "tests/faults/writer_promises.hpp"

#include <charconv>
#include <stdexcept>

#include "storage/keys.hpp"
#include "storage/rocks_log.hpp"

namespace cueline::faults {

std::string writer_program() { return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "faults_writer"; }

void WriterPromises::heard(std::string_view line) {
  std::uint64_t sequence = 0;
  std::from_chars(line.data(), line.data() + line.size(), sequence);
  const auto space = line.find(' ');
  if (sequence == 0 || space == std::string_view::npos) {
    throw std::runtime_error("not an acknowledgement: " + std::string(line));
  }
  promises_.acknowledge(sequence, line.substr(space + 1));
}

Losses WriterPromises::check_folder(const std::filesystem::path& folder, std::uint64_t after) const {
  auto losses = promises_.check_folder(folder, after);
  const auto log = storage::RocksLog::open(folder);
  if (!log) return losses;
  const SchoolId school{1};
  const auto head = (*log)->head(school);
  const auto last = (*log)->entry(school, head);
  const auto row = (*log)->row(storage::keys::auth('t', "last"));
  const bool in_step = head == Sequence{} || (last && *last && row && *row && (*last)->starts_with(**row + " "));
  if (!in_step) ++losses.unread;
  return losses;
}

}  // namespace cueline::faults
