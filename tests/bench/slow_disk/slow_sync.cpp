// Loaded into a process with LD_PRELOAD: every sync takes as long as on a real disk, BENCH_SYNC_MICROS more than here.
#include <dlfcn.h>
#include <unistd.h>

#include <cstdlib>

namespace {

useconds_t delay() {
  static const auto micros = [] {
    const char* text = std::getenv("BENCH_SYNC_MICROS");
    return static_cast<useconds_t>(text == nullptr ? 2'000 : std::strtoul(text, nullptr, 10));
  }();
  return micros;
}

int slow(const char* name, int file) {
  ::usleep(delay());
  return reinterpret_cast<int (*)(int)>(::dlsym(RTLD_NEXT, name))(file);
}

}  // namespace

extern "C" int fdatasync(int file) { return slow("fdatasync", file); }
extern "C" int fsync(int file) { return slow("fsync", file); }
