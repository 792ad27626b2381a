// Rows beside the log, of whoever keeps tables of their own there (accounts, sessions, devices): keys::auth(what, key).
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "protocol/errors.hpp"
#include "storage/keys.hpp"
#include "storage/log.hpp"

namespace cueline::storage {

// Gives every row of that kind to `keep`, with its key. log_broken: `keep` has not understood one.
template <class Keep>
[[nodiscard]] result<void> load_auth_rows(const Log& log, char what, Keep keep) {
  const auto prefix = keys::auth(what, {});
  bool sound = true;
  const auto read = log.rows(prefix, [&](std::string_view key, std::string_view value) {
    sound = keep(std::string(key.substr(prefix.size())), value);
    return sound;
  });
  if (!read) return read;
  if (!sound) return Errc::log_broken;
  return {};
}

}  // namespace cueline::storage
