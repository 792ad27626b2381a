#include "storage/acknowledged.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace cueline::storage {

namespace {

constexpr std::size_t page_bytes = 4096;
constexpr std::size_t slot_offset = page_bytes / 2;         // a sector of its own for each
constexpr std::uint64_t slot_mark = 0x3165'6e69'6c65'7543;  // "Cueline1"; another number when the slot changes

struct Slot {
  std::uint64_t mark = slot_mark;
  std::uint64_t turn = 0;
  Acknowledgement what;
  std::uint64_t checksum = 0;
};
static_assert(sizeof(Slot) == 88);

// FNV-1a by words: it tells a torn or damaged slot from a whole one.
std::uint64_t checksum_of(const Slot& slot) {
  std::array<std::uint64_t, sizeof(Slot) / sizeof(std::uint64_t) - 1> words{};
  std::memcpy(words.data(), &slot, sizeof words);
  std::uint64_t sum = 0xcbf2'9ce4'8422'2325;
  for (const auto word : words) sum = (sum ^ word ^ word >> 29) * 0x0000'0100'0000'01b3;
  return sum;
}

bool is_whole(const Slot& slot) { return slot.mark == slot_mark && slot.checksum == checksum_of(slot); }

using Page = std::array<std::byte, page_bytes>;

std::optional<Slot> newest(const Page& page) {
  std::optional<Slot> found;
  for (const auto offset : {std::size_t{0}, slot_offset}) {
    Slot slot;
    std::memcpy(&slot, page.data() + offset, sizeof slot);
    if (is_whole(slot) && (!found || slot.turn > found->turn)) found = slot;
  }
  return found;
}

// The file is there with all of its room before anything is noted in it.
int make_room(int file) {
  const Page nothing{};
  if (::pwrite(file, nothing.data(), nothing.size(), 0) != static_cast<ssize_t>(nothing.size())) return errno;
  return ::fsync(file) == 0 ? 0 : errno;
}

}  // namespace

Acknowledged::Reading Acknowledged::read(const std::filesystem::path& log) {
  const int file = ::open((log / "acknowledged").c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return {.found = {}, .damaged = errno != ENOENT};
  Page page{};
  const auto size = ::pread(file, page.data(), page.size(), 0);
  ::close(file);
  if (size < 0) return {.found = {}, .damaged = true};
  // A power cut may leave a file that was just made without anything in it.
  if (std::ranges::all_of(page, [](std::byte byte) { return byte == std::byte{}; })) {
    return {};
  }
  const auto slot = newest(page);
  if (!slot) return {.found = {}, .damaged = true};
  return {.found = slot->what};
}

Acknowledged::~Acknowledged() {
  if (page_ != nullptr) ::munmap(page_, page_bytes);
  if (file_ >= 0) ::close(file_);
}

int Acknowledged::open(const std::filesystem::path& log, const Acknowledgement& last) {
  const std::lock_guard lock(mutex_);
  file_ = ::open((log / "acknowledged").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) return errno;
  Page page{};
  if (::pread(file_, page.data(), page.size(), 0) != static_cast<ssize_t>(page.size())) {
    if (const int error = make_room(file_)) return error;
  }
  void* const mapped = ::mmap(nullptr, page_bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file_, 0);
  if (mapped == MAP_FAILED) return errno;
  page_ = static_cast<std::byte*>(mapped);
  if (const auto slot = newest(page)) turn_ = slot->turn;
  last_ = last;
  store();
  return 0;
}

void Acknowledged::note(std::uint64_t writes, SchoolId school, Sequence head) {
  const std::lock_guard lock(mutex_);
  last_.writes = writes;
  if (head) {
    last_.school = school.value;
    last_.head = head.value;
  }
  store();
}

void Acknowledged::note_write_ahead(std::uint64_t number) {
  const std::lock_guard lock(mutex_);
  if (number == last_.write_ahead) return;
  last_.previous = last_.write_ahead;
  last_.write_ahead = number;
  last_.before = last_.writes;
  store();
}

void Acknowledged::note_manifest(std::uint64_t number, std::uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  last_.manifest = number;
  last_.manifest_bytes = bytes;
  store();
}

void Acknowledged::store() {
  if (page_ == nullptr) return;
  Slot slot{.mark = slot_mark, .turn = ++turn_, .what = last_};
  slot.checksum = checksum_of(slot);
  std::memcpy(page_ + (turn_ % 2) * slot_offset, &slot, sizeof slot);
}

void Acknowledged::write_out() const {
  // Nobody waits for it: what it is about is on disk already.
  if (file_ >= 0) ::sync_file_range(file_, 0, page_bytes, SYNC_FILE_RANGE_WRITE);
}

}  // namespace cueline::storage
