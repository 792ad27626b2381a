#include "storage/rocks_talk.hpp"

#include <array>
#include <cstdarg>
#include <cstdio>
#include <utility>

namespace cueline::storage {

RocksTalk::RocksTalk(Told told) : rocksdb::Logger(rocksdb::WARN_LEVEL), told_(std::move(told)) {}

void RocksTalk::Logv(const char* format, std::va_list arguments) {
  std::array<char, 512> line{};
  const int size = std::vsnprintf(line.data(), line.size(), format, arguments);
  if (size > 0) told_(line.data());
}

}  // namespace cueline::storage
