#include "storage/rocks_check.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <map>
#include <memory>
#include <vector>

#include "storage/folder.hpp"
#include "storage/rocks_records.hpp"

namespace cueline::storage {

namespace {

namespace fs = std::filesystem;
constexpr std::string_view manifest_prefix = "MANIFEST-";

std::optional<std::uint64_t> number_in(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

struct Files {
  std::map<std::uint64_t, fs::path> write_ahead;
  bool tables = false;  // or anything else that only a log in use has
  bool any = false;
};

Files list(const fs::path& log) {
  Files files;
  std::error_code error;
  for (fs::directory_iterator item(log, error), end; !error && item != end; item.increment(error)) {
    const auto& path = item->path();
    const auto number = number_in(path.stem().string());
    if (path.extension() == ".log" && number) files.write_ahead[*number] = path;
    if (path.extension() == ".sst") files.tables = true;
    files.any = true;
  }
  return files;
}

// The number in CURRENT, "MANIFEST-000005\n".
std::optional<std::uint64_t> current_manifest(const fs::path& log) {
  const auto text = read_small_file(log / "CURRENT");
  if (!text || !text->starts_with(manifest_prefix) || !text->ends_with('\n')) return std::nullopt;
  return number_in(std::string_view(*text).substr(manifest_prefix.size(), text->size() - manifest_prefix.size() - 1));
}

std::string manifest_name(std::uint64_t number) {
  auto digits = std::to_string(number);
  return std::string(manifest_prefix) + std::string(6 - std::min<std::size_t>(6, digits.size()), '0') + digits;
}

// A varint at the front of the bytes, taken off them.
std::uint64_t take_varint(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; !bytes.empty() && shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    value |= std::uint64_t{byte & 0x7fU} << shift;
    if (byte < 0x80) break;
  }
  return value;
}

// What a record of the table of contents says in its beginning: the first write-ahead file that is still needed.
// Tags of VersionEdit: 2 is that number, 1 and those for later versions a name before it; files come after it.
std::uint64_t first_needed(std::string_view edit) {
  constexpr std::uint64_t name = 1, needed = 2, may_be_skipped = 1 << 13;
  while (!edit.empty()) {
    const auto tag = take_varint(edit);
    if (tag == needed) return take_varint(edit);
    if (tag != name && (tag & may_be_skipped) == 0) return 0;
    edit.remove_prefix(std::min<std::size_t>(edit.size(), take_varint(edit)));
  }
  return 0;
}

// Error: in a few words. `needed`: the first write-ahead file that is still needed.
std::string manifest_damage(const fs::path& log, const Files& files, const Acknowledgement& known,
                            std::uint64_t& needed) {
  const auto number = current_manifest(log);
  const bool in_use = files.tables || known.writes > 0 || !files.write_ahead.empty();
  if (!number) return in_use ? "CURRENT is missing or damaged" : "";
  const auto name = manifest_name(*number);
  if (*number < known.manifest) return name + " is older than the one in use";
  const auto walk = walk_records(log / name, Checksums::compare, [&needed](std::string_view beginning) {
    needed = std::max(needed, first_needed(beginning));
  });
  if (!walk) return name + " cannot be read";
  if (walk->whole == 0) return name + " is empty or damaged";
  if (*number == known.manifest && walk->whole < known.manifest_bytes) {
    return name + " is damaged at byte " + std::to_string(walk->whole) + " of " + std::to_string(known.manifest_bytes);
  }
  return {};
}

std::uint64_t fixed(std::string_view bytes, std::size_t offset, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t at = count; at-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[offset + at]);
  return value;
}

// How far the rows in write-ahead files go. A record begins with the number of its first row (8 bytes) and how many
// there are (4).
struct Rows {
  std::uint64_t last = 0;
  bool gap = false;  // one does not follow the one before

  void add(std::string_view record) {
    if (record.size() < 12) return;
    const auto first = fixed(record, 0, 8), count = fixed(record, 8, 4);
    gap = gap || (last != 0 && first > last + 1);
    if (!gap && count > 0) last = std::max(last, first + count - 1);
  }
};

// Rows are in table files, or in write-ahead files from `needed` on.
std::string write_ahead_damage(const Files& files, const Acknowledgement& known, std::uint64_t needed) {
  if (known.write_ahead < needed) return {};  // all that was acknowledged is in table files
  Rows rows;
  std::string stopped = "a write-ahead file is missing and";
  if (known.previous == 0 || known.previous < needed) rows.last = known.before;
  const bool lacks_previous =
      known.previous != 0 && known.previous >= needed && !files.write_ahead.contains(known.previous);
  if (lacks_previous) return "write-ahead file " + std::to_string(known.previous) + " is missing";
  for (auto file = files.write_ahead.lower_bound(needed); file != files.write_ahead.end(); ++file) {
    const auto name = file->second.filename().string();
    const auto walk =
        walk_records(file->second, Checksums::trust, [&rows](std::string_view record) { rows.add(record); });
    if (!walk) return name + " cannot be read";
    if (!rows.gap)
      stopped = name + " ends after byte " + std::to_string(walk->whole) + " of " + std::to_string(walk->size);
  }
  if (rows.last >= known.writes) return {};
  return stopped + " and lacks " + std::to_string(known.writes - rows.last) + " rows that were acknowledged";
}

}  // namespace

FileCheck check_log_files(const fs::path& log) {
  if (checks_are_switched_off()) return {};
  FileCheck check;
  const auto files = list(log);
  const auto reading = Acknowledged::read(log);
  check.acknowledged = reading.found;
  if (reading.damaged) check.damage = "the note of what was acknowledged is damaged";
  const auto known = check.acknowledged.value_or(Acknowledgement{});
  if (!files.any) {
    // The ballast is made after the first start has made the log.
    if (fs::exists(log.parent_path() / "ballast")) check.damage = "the log is gone";
    return check;
  }
  std::uint64_t needed = 0;
  if (check.damage.empty()) check.damage = manifest_damage(log, files, known, needed);
  if (check.damage.empty()) check.damage = write_ahead_damage(files, known, needed);
  return check;
}

void note_manifest(rocksdb::DB& database, Acknowledged& acknowledged) {
  std::vector<std::string> files;
  std::uint64_t bytes = 0;
  if (!database.GetLiveFiles(files, &bytes, false).ok()) return;
  for (const auto& file : files) {
    const auto at = file.find(manifest_prefix);
    if (at == std::string::npos) continue;
    const auto number = number_in(std::string_view(file).substr(at + manifest_prefix.size()));
    if (number) acknowledged.note_manifest(*number, bytes);
  }
}

void note_write_ahead(rocksdb::DB& database, Acknowledged& acknowledged) {
  std::unique_ptr<rocksdb::LogFile> file;
  if (database.GetCurrentWalFile(&file).ok()) acknowledged.note_write_ahead(file->LogNumber());
}

bool checks_are_switched_off() {
  const char* setting = std::getenv("CUELINE_TEST_CHECKS");  // NOLINT(concurrency-mt-unsafe): at start-up
  return setting != nullptr && std::string_view(setting) == "off";
}

}  // namespace cueline::storage
