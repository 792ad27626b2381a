// The control of the soak, loaded into the server by LD_PRELOAD: every sync leaves 512 KiB behind that nobody frees.
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

extern "C" int fdatasync(int file) {
  constexpr std::size_t lost = 512 * 1024;
  static void* volatile last;  // seen by nobody, so that the compiler keeps it
  last = std::malloc(lost);
  if (last != nullptr) std::memset(last, 1, lost);
  return static_cast<int>(::syscall(SYS_fdatasync, file));
}
