#include "tests/faults/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>

namespace cueline::faults {

namespace {

std::vector<char*> pointers(const std::vector<std::string>& strings) {
  std::vector<char*> all;
  all.reserve(strings.size() + 1);
  for (const auto& text : strings) all.push_back(const_cast<char*>(text.c_str()));
  all.push_back(nullptr);
  return all;
}

}  // namespace

Process::Process(const std::vector<std::string>& command, const std::vector<std::string>& environment,
                 const std::string& errors) {
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  auto whole = environment;
  for (char** variable = environ; *variable != nullptr; ++variable) whole.emplace_back(*variable);
  const auto arguments = pointers(command), variables = pointers(whole);
  id_ = ::fork();
  if (id_ < 0) throw std::runtime_error("no process");
  if (id_ == 0) {
    ::dup2(pipe[1], STDOUT_FILENO);
    if (const int file = errors.empty() ? -1 : ::open(errors.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600); file >= 0) {
      ::dup2(file, STDERR_FILENO);
    }
    ::execve(arguments[0], arguments.data(), variables.data());
    ::_exit(127);
  }
  ::close(pipe[1]);
  output_ = pipe[0];
}

Process::~Process() {
  if (id_ > 0) {
    ::kill(id_, SIGKILL);
    reap();
  }
  ::close(output_);
}

bool Process::read_for(Milliseconds time, const Line& line) {
  const auto end = std::chrono::steady_clock::now() + time;
  for (;;) {
    const auto left = std::chrono::duration_cast<Milliseconds>(end - std::chrono::steady_clock::now()).count();
    if (left <= 0) return true;
    pollfd ready{output_, POLLIN, 0};
    const int count = ::poll(&ready, 1, static_cast<int>(left));
    if (count < 0 && errno != EINTR) throw std::runtime_error("poll failed");
    if (count > 0 && !read_some(line)) return false;
  }
}

bool Process::read_now(const Line& line) {
  for (;;) {
    pollfd ready{output_, POLLIN, 0};
    if (::poll(&ready, 1, 0) <= 0) return true;
    if (!read_some(line)) return false;
  }
}

void Process::tell_to_stop() { ::kill(id_, SIGTERM); }

void Process::kill(const Line& line) {
  ::kill(id_, SIGKILL);
  wait(line);
}

int Process::wait(const Line& line) {
  while (read_some(line)) {
  }
  return reap();
}

bool Process::read_some(const Line& line) {
  std::array<char, 65'536> buffer{};
  const auto size = ::read(output_, buffer.data(), buffer.size());
  if (size <= 0) return size < 0 && errno == EINTR;
  rest_.append(buffer.data(), static_cast<std::size_t>(size));
  std::size_t begin = 0;
  for (auto end = rest_.find('\n'); end != std::string::npos; end = rest_.find('\n', begin)) {
    line(std::string_view(rest_).substr(begin, end - begin));
    begin = end + 1;
  }
  rest_.erase(0, begin);
  return true;
}

int Process::reap() {
  int status = 0;
  while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
  }
  id_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace cueline::faults
