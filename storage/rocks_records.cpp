#include "storage/rocks_records.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <boost/crc.hpp>
#include <cstddef>
#include <optional>
#include <string>

namespace cueline::storage {

namespace {

constexpr std::size_t block_bytes = 32 * 1024;
constexpr std::size_t header_bytes = 7;
constexpr std::size_t beginning_bytes = 64;
using Crc32c = boost::crc_optimal<32, 0x1EDC'6F41, 0xFFFF'FFFF, 0xFFFF'FFFF, true, true>;

enum class Type : unsigned char { full = 1, first, middle, last };

struct Fragment {
  Type type;
  std::string_view bytes;
};

std::uint32_t number(std::string_view bytes, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t at = 0; at < count; ++at) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at])) << (8 * at);
  }
  return value;
}

// The checksum is stored rotated and shifted, so that it may itself be part of what is checked.
bool is_checksum(std::uint32_t stored, std::string_view typed) {
  Crc32c crc;
  crc.process_bytes(typed.data(), typed.size());
  const auto plain = crc.checksum();
  return stored == (plain >> 15 | plain << 17) + 0xa282'ead8;
}

// The fragment at the beginning of the rest of a block, if there is a whole one.
std::optional<Fragment> fragment_at(std::string_view rest, Checksums checksums) {
  if (rest.size() < header_bytes) return std::nullopt;
  const auto length = number(rest.substr(4), 2);
  const auto type = static_cast<unsigned char>(rest[6]);
  if (type < static_cast<unsigned char>(Type::full) || type > static_cast<unsigned char>(Type::last)) {
    return std::nullopt;
  }
  if (rest.size() < header_bytes + length) return std::nullopt;
  if (checksums == Checksums::compare && !is_checksum(number(rest, 4), rest.substr(6, 1 + length))) return std::nullopt;
  return Fragment{static_cast<Type>(type), rest.substr(header_bytes, length)};
}

// Puts records together from their fragments.
class Assembly {
 public:
  explicit Assembly(const RecordVisitor& visit) : visit_(visit) {}

  // False: this fragment cannot follow the one before. Ended: a record is whole.
  bool add(const Fragment& fragment) {
    const bool begins = fragment.type == Type::full || fragment.type == Type::first;
    if (begins == open_) return false;
    if (begins) beginning_.clear();
    if (beginning_.size() < beginning_bytes) beginning_ += fragment.bytes.substr(0, beginning_bytes);
    open_ = fragment.type == Type::first || fragment.type == Type::middle;
    if (!open_) visit_(beginning_);
    return true;
  }
  [[nodiscard]] bool open() const { return open_; }

 private:
  const RecordVisitor& visit_;
  std::string beginning_;
  bool open_ = false;
};

// False: the records end in this block.
bool walk_block(std::string_view block, std::uint64_t offset, Checksums checksums, Assembly& records, Walk& walk) {
  std::size_t at = 0;
  while (at + header_bytes <= block.size()) {
    const auto fragment = fragment_at(block.substr(at), checksums);
    if (!fragment || !records.add(*fragment)) return false;
    at += header_bytes + fragment->bytes.size();
    if (!records.open()) walk.whole = offset + at;
  }
  // A full block may end in less than a header, all zero: part of what is whole.
  if (block.size() == block_bytes && !records.open() && walk.whole == offset + at) walk.whole = offset + block_bytes;
  return block.size() == block_bytes;
}

}  // namespace

std::optional<Walk> walk_records(const std::filesystem::path& path, Checksums checksums, const RecordVisitor& visit) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  Walk walk;
  Assembly records(visit);
  std::string block(block_bytes, '\0');
  for (bool more = true; more;) {
    const auto size = ::pread(file, block.data(), block.size(), static_cast<off_t>(walk.size));
    if (size < 0) return ::close(file), std::nullopt;
    const auto offset = walk.size;
    walk.size += static_cast<std::uint64_t>(size);
    more = size > 0 && walk_block(std::string_view(block).substr(0, static_cast<std::size_t>(size)), offset, checksums,
                                  records, walk);
  }
  walk.size = static_cast<std::uint64_t>(::lseek(file, 0, SEEK_END));
  ::close(file);
  return walk;
}

}  // namespace cueline::storage
