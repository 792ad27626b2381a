// How the files that a process may have open at once are shared: what the log needs is kept for it, since a log that
// cannot open a file is broken; connections get the rest.
#pragma once

#include <algorithm>
#include <cstdint>

namespace cueline::storage {

inline constexpr std::uint64_t least_descriptors = 64;

// The limit of this process, raised to what it may raise it to.
[[nodiscard]] std::uint64_t raise_descriptors();
[[nodiscard]] std::uint64_t allowed_descriptors();  // as it is

// Table files that stay open, at most; all of them where there is plenty. RocksDB takes 10 off the number it is given.
[[nodiscard]] constexpr std::uint64_t open_tables(std::uint64_t allowed) {
  return allowed >= 16'384 ? 8'192 : std::max<std::uint64_t>(16, allowed / 4);
}

// The control of the limits tests: CUELINE_TEST_DESCRIPTORS=off keeps nothing for the log.
[[nodiscard]] bool descriptors_are_shared();

// Not for connections: those tables; and write-ahead files, what a compaction writes, the folders, the lock, standard
// streams, each thread's queue of events, a file or two being sent.
[[nodiscard]] constexpr std::uint64_t kept_descriptors(std::uint64_t allowed) { return open_tables(allowed) + 28; }

}  // namespace cueline::storage
