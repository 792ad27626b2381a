// Who is signed in on this machine's account: a small file of its own, readable by its owner only.
#pragma once

#include <optional>
#include <string>

#include "protocol/errors.hpp"

namespace cueline::cli {

struct SavedSession {
  std::string url;
  std::string token;
};

// $XDG_CONFIG_HOME/cueline/session, else ~/.config/cueline/session; CUELINE_SESSION names another file.
[[nodiscard]] std::string session_path();
[[nodiscard]] std::optional<SavedSession> load_session();
[[nodiscard]] result<void> save_session(const SavedSession& session);
void forget_session();

}  // namespace cueline::cli
