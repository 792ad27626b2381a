// The promises of writer.cpp: what it prints, and the entries and the row it stores.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "tests/faults/promises.hpp"

namespace cueline::faults {

[[nodiscard]] std::string writer_program();

class WriterPromises {
 public:
  void heard(std::string_view line);  // "SEQUENCE WORD"
  [[nodiscard]] const Promises& promises() const { return promises_; }

  // With the row that changes with every entry: it must name the last one.
  [[nodiscard]] Losses check_folder(const std::filesystem::path& folder, std::uint64_t after) const;

 private:
  Promises promises_{[](std::string_view bytes) { return std::string(bytes.substr(0, bytes.find(' '))); }};
};

}  // namespace cueline::faults
