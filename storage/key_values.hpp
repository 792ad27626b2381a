// An ordered map of bytes to bytes, read-only: what stands under every log, so that reading a timeline and inspecting
// a folder are written once. Each cursor sees the map as it was when it was made, or newer.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/errors.hpp"

namespace cueline::storage {

class Cursor {
 public:
  virtual ~Cursor() = default;

  virtual void seek(std::string_view key) = 0;         // to the first key not before this one
  virtual void seek_before(std::string_view key) = 0;  // to the last key before this one
  virtual void next() = 0;                             // precondition of these: valid()
  virtual void previous() = 0;

  [[nodiscard]] virtual bool valid() const = 0;            // false beyond either end, and after an error
  [[nodiscard]] virtual std::string_view key() const = 0;  // until the cursor moves
  [[nodiscard]] virtual std::string_view value() const = 0;
  [[nodiscard]] virtual result<void> status() const = 0;  // what ended it: nothing, or log_broken
};

class KeyValues {
 public:
  virtual ~KeyValues() = default;

  [[nodiscard]] virtual result<std::optional<std::string>> get(std::string_view key) const = 0;
  [[nodiscard]] virtual std::unique_ptr<Cursor> cursor() const = 0;
};

}  // namespace cueline::storage
