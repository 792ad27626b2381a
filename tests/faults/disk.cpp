// A disk with a volatile cache, whose power can be cut at any moment: one file, served through /dev/fuse, for a loop
// device to stand on. It knows which writes came before the last flush; of the others a cut keeps what chance says.
//   faults_disk FILE BYTES      needs root; ends when its input ends
// Commands, one a line, each answered by one line ("ok ..."); between two of them and two requests nothing happens:
//   mark          what is on it now is what `reset` goes back to
//   reset         back to the mark, with nothing in the cache
//   cut SEED KEEP WRITES   the power goes after so many more writes: of the blocks in the cache KEEP percent survive;
//                 answered when it has gone: "ok BLOCKS LOST"
//   now           it goes at once, if it has not yet
//   on            the power comes back: what was written after the cut never happened
#include <fcntl.h>
#include <linux/fuse.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <random>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

constexpr std::size_t block_size = 4'096;  // what a disk writes whole or not at all
constexpr std::uint32_t most_per_request = 1 << 17;

// Bytes that cost memory only where they were written.
class Surface {
 public:
  explicit Surface(std::size_t size)
      : bytes_(static_cast<char*>(::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))) {
    if (bytes_ == MAP_FAILED) throw std::runtime_error("no memory");
  }
  char* at(std::size_t offset) const { return bytes_ + offset; }
  void copy_block(const Surface& from, std::size_t block) const {
    std::memcpy(at(block * block_size), from.at(block * block_size), block_size);
  }

 private:
  char* bytes_;
};

class Disk {
 public:
  explicit Disk(std::size_t size) : size_(size), now_(size), kept_(size), marked_(size) {}

  std::size_t size() const { return size_; }
  std::uint64_t writes() const { return writes_; }
  const char* read(std::size_t offset) const { return now_.at(offset); }

  void write(std::size_t offset, const char* bytes, std::size_t count) {
    ++writes_;
    std::memcpy(now_.at(offset), bytes, count);
    for (std::size_t done = 0; done < count;) {
      const auto at = offset + done, part = std::min(count - done, block_size - at % block_size);
      touched_.insert(at / block_size);
      if (powered_) cache_.push_back({at, std::string(bytes + done, part)});
      done += part;
    }
  }

  void flush() {
    for (const auto& write : cache_) keep(write);
    cache_.clear();
  }

  void mark() {
    flush();
    for (const auto block : changed_) marked_.copy_block(kept_, block);
    changed_.clear();
  }

  void reset() {
    cache_.clear();
    for (const auto block : changed_) kept_.copy_block(marked_, block);
    touched_.insert(changed_.begin(), changed_.end());
    changed_.clear();
    on();
  }

  void cut(std::uint64_t seed, unsigned percent) {
    std::mt19937_64 chance(seed);
    const auto cached = cache_.size();
    std::size_t lost = 0;
    for (const auto& write : cache_) {
      const bool survives = chance() % 100 < percent;
      if (survives) keep(write);
      lost += survives ? 0 : 1;
    }
    cache_.clear();
    powered_ = false;
    std::cout << "ok " << cached << " " << lost << std::endl;
  }

  void on() {
    for (const auto block : touched_) now_.copy_block(kept_, block);
    touched_.clear();
    powered_ = true;
  }

 private:
  struct Write {
    std::size_t offset;
    std::string bytes;  // within one block
  };

  void keep(const Write& write) {
    std::memcpy(kept_.at(write.offset), write.bytes.data(), write.bytes.size());
    changed_.insert(write.offset / block_size);
  }

  const std::size_t size_;
  const Surface now_, kept_, marked_;
  std::set<std::size_t> touched_;  // blocks in which now_ may differ from kept_
  std::set<std::size_t> changed_;  // blocks in which kept_ may differ from marked_
  std::vector<Write> cache_;       // not flushed, in the order they came
  std::uint64_t writes_ = 0;
  bool powered_ = true;
};

// The kernel's side: one regular file.
class Door {
 public:
  Door(const std::string& file, Disk& disk) : disk_(disk), fuse_(::open("/dev/fuse", O_RDWR | O_CLOEXEC)) {
    if (fuse_ < 0) throw std::runtime_error("/dev/fuse cannot be opened");
    const auto options = "fd=" + std::to_string(fuse_) + ",rootmode=100600,user_id=0,group_id=0";
    if (::mount("faults_disk", file.c_str(), "fuse", MS_NOSUID | MS_NODEV, options.c_str()) != 0) {
      throw std::runtime_error("the disk cannot be mounted: " + std::string(std::strerror(errno)));
    }
  }

  int descriptor() const { return fuse_; }

  // False: it was unmounted.
  bool serve_one() {
    const auto size = ::read(fuse_, request_.data(), request_.size());
    if (size < 0) return errno == EINTR || errno == ENOENT || errno == EAGAIN;
    const auto* header = reinterpret_cast<const fuse_in_header*>(request_.data());
    answer(*header, request_.data() + sizeof *header);
    return true;
  }

 private:
  void answer(const fuse_in_header& header, const char* body) {
    const auto id = header.unique;
    switch (header.opcode) {
      case FUSE_INIT: return begin(id, *reinterpret_cast<const fuse_init_in*>(body));
      case FUSE_GETATTR:
      case FUSE_SETATTR: return reply(id, attributes());
      case FUSE_OPEN: return reply(id, opened());
      case FUSE_READ: return read(id, *reinterpret_cast<const fuse_read_in*>(body));
      case FUSE_WRITE: {
        const auto& in = *reinterpret_cast<const fuse_write_in*>(body);
        if (in.offset + in.size > disk_.size()) return reply_with(id, -ENOSPC, nullptr, 0);
        disk_.write(in.offset, body + sizeof in, in.size);
        return reply(id, fuse_write_out{.size = in.size, .padding = 0});
      }
      case FUSE_FSYNC: disk_.flush(); return reply_with(id, 0, nullptr, 0);
      case FUSE_FLUSH:
      case FUSE_RELEASE: return reply_with(id, 0, nullptr, 0);
      case FUSE_FORGET:
      case FUSE_BATCH_FORGET:
      case FUSE_INTERRUPT: return;
      default: return reply_with(id, -ENOSYS, nullptr, 0);
    }
  }

  void begin(std::uint64_t id, const fuse_init_in& in) {
    fuse_init_out out{};
    out.major = FUSE_KERNEL_VERSION;
    out.minor = std::min<std::uint32_t>(FUSE_KERNEL_MINOR_VERSION, in.minor);
    out.flags = in.flags & (FUSE_BIG_WRITES | FUSE_MAX_PAGES | FUSE_ASYNC_READ);
    out.max_write = most_per_request;
    out.max_pages = most_per_request / 4'096;
    out.max_background = 16;
    reply(id, out);
  }

  fuse_attr_out attributes() const {
    fuse_attr_out out{};
    out.attr_valid = 3'600;
    out.attr.ino = 1;
    out.attr.size = disk_.size();
    out.attr.mode = S_IFREG | 0600;
    out.attr.nlink = 1;
    return out;
  }

  static fuse_open_out opened() {
    fuse_open_out out{};
    out.open_flags = FOPEN_DIRECT_IO;  // no cache of the kernel's in between
    return out;
  }

  void read(std::uint64_t id, const fuse_read_in& in) {
    const auto end = std::min<std::uint64_t>(disk_.size(), in.offset + in.size);
    reply_with(id, 0, disk_.read(std::min(in.offset, end)), end - std::min(in.offset, end));
  }

  template <class Body>
  void reply(std::uint64_t id, const Body& body) {
    reply_with(id, 0, &body, sizeof body);
  }

  void reply_with(std::uint64_t id, int error, const void* body, std::size_t size) {
    fuse_out_header header{static_cast<std::uint32_t>(sizeof header + size), error, id};
    std::array<iovec, 2> parts{iovec{&header, sizeof header}, iovec{const_cast<void*>(body), size}};
    // An interrupted request is gone when its answer comes.
    if (::writev(fuse_, parts.data(), size == 0 ? 1 : 2) < 0 && errno != ENOENT) throw std::runtime_error("fuse");
  }

  Disk& disk_;
  const int fuse_;
  std::vector<char> request_ = std::vector<char>(most_per_request + block_size);
};

// The next cut.
struct Plan {
  bool armed = false;
  std::uint64_t seed = 0;
  unsigned percent = 0;
  std::uint64_t after_writes = 0;

  void look_at(Disk& disk) {
    if (!armed || disk.writes() < after_writes) return;
    armed = false;
    disk.cut(seed, percent);
  }
};

void obey(Disk& disk, Plan& plan, const std::string& line) {
  std::istringstream words(line);
  std::string what;
  words >> what;
  if (what == "cut") {
    words >> plan.seed >> plan.percent >> plan.after_writes;
    plan.after_writes += disk.writes();
    plan.armed = true;
  } else if (what == "now") {
    plan.after_writes = 0;
  } else {
    if (what == "mark") disk.mark();
    if (what == "reset") disk.reset();
    if (what == "on") disk.on();
    std::cout << "ok" << std::endl;
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  try {
    Disk disk(std::strtoull(arguments[2], nullptr, 10));
    Door door(arguments[1], disk);
    Plan plan;
    std::cout << "ok" << std::endl;
    for (;;) {
      std::array<pollfd, 2> ready{pollfd{door.descriptor(), POLLIN, 0}, pollfd{STDIN_FILENO, POLLIN, 0}};
      if (::poll(ready.data(), ready.size(), -1) < 0 && errno != EINTR) break;
      if (ready[0].revents != 0 && !door.serve_one()) break;
      plan.look_at(disk);
      if (ready[1].revents == 0) continue;
      std::string line;
      if (!std::getline(std::cin, line)) break;  // whoever commands waits for each answer, so no line waits unseen
      obey(disk, plan, line);
      plan.look_at(disk);
    }
    ::umount2(arguments[1], MNT_DETACH);
  } catch (const std::exception& problem) {
    return std::fprintf(stderr, "faults_disk: %s\n", problem.what()), 1;
  }
  return 0;
}
