#include "clients/cli/session_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace cueline::cli {
namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

std::string session_path() {
  if (auto path = environment("CUELINE_SESSION"); !path.empty()) return path;
  auto folder = environment("XDG_CONFIG_HOME");
  if (folder.empty()) folder = environment("HOME") + "/.config";
  return folder + "/cueline/session";
}

std::optional<SavedSession> load_session() {
  std::ifstream file(session_path());
  SavedSession session;
  if (!std::getline(file, session.url) || !std::getline(file, session.token)) return std::nullopt;
  return session;
}

result<void> save_session(const SavedSession& session) {
  const auto trouble = [] { return boost::system::error_code(errno, boost::system::system_category()); };
  const fs::path path = session_path();
  std::error_code ignored;  // open() says what is wrong
  fs::create_directories(path.parent_path(), ignored);
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return trouble();
  const auto text = session.url + "\n" + session.token + "\n";
  const bool written = ::fchmod(file, S_IRUSR | S_IWUSR) == 0 &&
                       ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const auto error = trouble();
  if (::close(file) != 0 || !written) return error;
  return {};
}

void forget_session() {
  std::error_code ignored;  // gone is gone
  fs::remove(session_path(), ignored);
}

}  // namespace cueline::cli
