// What the log counts, for /metrics. A copy taken at one moment.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace cueline::storage {

// Counts per bucket: values up to and including the bound; the last bucket has no bound.
template <std::size_t Buckets>
struct Histogram {
  std::array<std::uint64_t, Buckets> bounds;
  std::array<std::uint64_t, Buckets + 1> counts{};
  std::uint64_t sum = 0;

  void add(std::uint64_t value) {
    const auto bucket = std::lower_bound(bounds.begin(), bounds.end(), value) - bounds.begin();
    ++counts[static_cast<std::size_t>(bucket)];
    sum += value;
  }
};

struct LogFigures {
  std::uint64_t commits = 0;        // atomic writes, each with one sync
  std::uint64_t appends = 0;        // batches of the engine in them
  std::uint64_t entries = 0;        // entries in those
  std::uint64_t bytes = 0;          // about, before RocksDB's own framing
  std::uint64_t waiting = 0;        // appends not yet taken into a commit
  std::uint64_t read_failures = 0;  // reads that ended with an error
  std::uint64_t free_bytes = 0;     // of the disk
  bool broken = false;              // nothing is stored any more
  Histogram<12> commit_us{{50, 100, 200, 500, 1'000, 2'000, 5'000, 10'000, 20'000, 50'000, 200'000, 1'000'000}};
  Histogram<10> appends_per_commit{{1, 2, 4, 8, 16, 32, 64, 128, 512, 2'048}};
};

}  // namespace cueline::storage
