#include "tests/bench/program.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <random>
#include <stdexcept>
#include <thread>

#include "tests/bench/machine.hpp"
#include "tests/bench/socket.hpp"

namespace cueline::bench {
namespace {

std::vector<const Program*>& running() {
  static std::vector<const Program*> programs;
  return programs;
}

[[noreturn]] void become(const Program::How& how, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // nothing outlives a bench that was interrupted
  if (::getppid() != parent) ::_exit(127);
  const int log = ::open(how.log.c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
  ::dup2(log, STDOUT_FILENO);
  ::dup2(log, STDERR_FILENO);
  run_on_server_core(how.cores);
  ::signal(SIGPIPE, SIG_DFL);  // the bench ignores it, and that is inherited
  for (const auto& [name, value] : how.variables) ::setenv(name.c_str(), value.c_str(), 1);
  std::vector<char*> words;
  for (const auto& word : how.words) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  ::execvp(words.front(), words.data());
  ::_exit(127);
}

}  // namespace

Program::Program(const How& how) : log_(how.log) {
  const auto parent = ::getpid();
  pid_ = ::fork();
  if (pid_ < 0) throw std::runtime_error("no process for " + how.words.front());
  if (pid_ == 0) become(how, parent);
  running().push_back(this);
}

Program::~Program() { stop(); }

void Program::wait_for_port(std::uint16_t port) {
  const auto patience = std::chrono::steady_clock::now() + std::chrono::minutes(2);
  while (std::chrono::steady_clock::now() < patience) {
    if (Socket::can_connect(port)) return;
    if (::waitpid(pid_, nullptr, WNOHANG) == pid_) {
      std::erase(running(), this);
      pid_ = 0;
      break;
    }
    std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
  throw std::runtime_error("a program did not start; its words are in " + log_);
}

void Program::finish() {
  int status = 0;
  ::waitpid(pid_, &status, 0);
  std::erase(running(), this);
  pid_ = 0;
  if (status != 0) throw std::runtime_error("a program failed; its words are in " + log_);
}

void Program::wait(int signal) {
  if (pid_ == 0) return;
  ::kill(pid_, signal);
  ::waitpid(pid_, nullptr, 0);
  std::erase(running(), this);
  pid_ = 0;
}

void Program::kill() { wait(SIGKILL); }
void Program::stop() { wait(SIGTERM); }

double Program::cpu_seconds() const {
  clockid_t clock{};
  timespec time{};
  if (::clock_getcpuclockid(pid_, &clock) != 0 || ::clock_gettime(clock, &time) != 0)
    throw std::runtime_error("a program has ended; its words are in " + log_);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double Program::cpu_seconds_of(const std::string& threads) const {
  double nanoseconds = 0;
  for (const auto& task : std::filesystem::directory_iterator("/proc/" + std::to_string(pid_) + "/task")) {
    std::string name;
    double running = 0;
    std::ifstream(task.path() / "comm") >> name;
    std::ifstream(task.path() / "schedstat") >> running;
    if (name.starts_with(threads)) nanoseconds += running;
  }
  return nanoseconds / 1e9;
}

double Program::resident_kib() const {
  std::ifstream file("/proc/" + std::to_string(pid_) + "/statm");
  double total = 0;
  double resident = 0;
  file >> total >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1024;
}

double Program::cpu_seconds_of_all() {
  rusage ended{};
  ::getrusage(RUSAGE_CHILDREN, &ended);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  double all = seconds(ended.ru_utime) + seconds(ended.ru_stime);
  for (const auto* program : running()) all += program->cpu_seconds();
  return all;
}

std::uint16_t free_port() {
  static std::random_device random;
  for (;;) {
    const auto port = static_cast<std::uint16_t>(20'000 + random() % 10'000);
    if (Socket::can_listen(port)) return port;
  }
}

}  // namespace cueline::bench
