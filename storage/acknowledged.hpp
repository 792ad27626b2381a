// What was acknowledged last, noted in log/acknowledged right after each sync. A log that a start finds to reach less
// far has lost something, also where the write-ahead file looks as if it simply ended there.
//
// The note costs a store into a mapped page, no call: a killed process leaves it exact, a power cut leaves it at most
// as old as the kernel's last write of that page (about a second), and never ahead of the log. Two slots take turns,
// each with a checksum, so that a torn one leaves the one before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>

#include "protocol/ids.hpp"

namespace cueline::storage {

struct Acknowledgement {
  std::uint64_t writes = 0;          // rows ever written, as the log counts them
  std::uint64_t school = 0;          // of the last entry
  std::uint64_t head = 0;            // its sequence
  std::uint64_t write_ahead = 0;     // the number of the write-ahead file with the last of those rows
  std::uint64_t before = 0;          // how many rows were written before that file was begun
  std::uint64_t previous = 0;        // the number of the write-ahead file before it, 0 if it was the first of a run
  std::uint64_t manifest = 0;        // the number of the log's table of contents
  std::uint64_t manifest_bytes = 0;  // and how much of it was on disk
};

class Acknowledged {
 public:
  struct Reading {
    std::optional<Acknowledgement> found;  // none: the log says nothing of itself, as those of earlier versions
    bool damaged = false;
  };
  [[nodiscard]] static Reading read(const std::filesystem::path& log);

  Acknowledged() = default;
  ~Acknowledged();
  Acknowledged(const Acknowledged&) = delete;

  // Makes the file if it is missing, and goes on from `last`. 0, or an error number.
  [[nodiscard]] int open(const std::filesystem::path& log, const Acknowledgement& last);
  [[nodiscard]] bool is_open() const { return page_ != nullptr; }

  // Any thread. After all of it is on disk.
  void note(std::uint64_t writes, SchoolId school, Sequence head);
  void note_write_ahead(std::uint64_t number);  // begun after what was noted last
  void note_manifest(std::uint64_t number, std::uint64_t bytes);
  void write_out() const;  // asks the kernel to, without waiting

 private:
  void store();

  std::mutex mutex_;  // guards all below
  Acknowledgement last_;
  std::uint64_t turn_ = 0;
  std::byte* page_ = nullptr;
  int file_ = -1;
};

}  // namespace cueline::storage
