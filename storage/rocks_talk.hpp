// What RocksDB has to say, told instead of written down. For the files named rocks*.
#pragma once

#include <rocksdb/env.h>

#include <cstdarg>
#include <functional>
#include <string_view>

namespace cueline::storage {

// Takes the place of RocksDB's own file LOG: that one has the whole process aborted by an assertion when a line of it
// cannot be written twice, on a full disk for instance.
class RocksTalk final : public rocksdb::Logger {
 public:
  using Told = std::function<void(std::string_view warning)>;

  explicit RocksTalk(Told told = [](std::string_view) {});

  using rocksdb::Logger::Logv;
  void Logv(const char* format, std::va_list arguments) override;  // warnings and worse
  void LogHeader(const char*, std::va_list) override {}            // its settings, at every start

 private:
  const Told told_;
};

}  // namespace cueline::storage
