#include "tests/bench/floors.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <stdexcept>
#include <thread>
#include <utility>

namespace cueline::bench {
namespace {

using Clock = std::chrono::steady_clock;

double micros_since(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

// A TCP connection to oneself: the two ends.
std::pair<int, int> loopback() {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  socklen_t length = sizeof address;
  ::bind(listener, generic, length);
  ::listen(listener, 1);
  ::getsockname(listener, generic, &length);
  const int near = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (::connect(near, generic, length) != 0) throw std::runtime_error("no loopback connection");
  const int far = ::accept(listener, nullptr, nullptr);
  ::close(listener);
  const int on = 1;
  ::setsockopt(near, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  ::setsockopt(far, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return {near, far};
}

double thread_cpu_seconds() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

}  // namespace

double percentile(std::vector<double>& values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const auto index = static_cast<std::size_t>(share * static_cast<double>(values.size()));
  return values[std::min(index, values.size() - 1)];
}

Percentiles append_and_sync(const std::string& folder, std::size_t bytes, std::size_t times) {
  const auto path = folder + "/floor";
  const int file = ::open(path.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  const std::string data(bytes, 'x');
  std::vector<double> micros;
  for (std::size_t time = 0; time < times; ++time) {
    const auto start = Clock::now();
    if (::write(file, data.data(), bytes) != static_cast<ssize_t>(bytes) || ::fdatasync(file) != 0)
      throw std::runtime_error("the floor file cannot be written");
    micros.push_back(micros_since(start));
  }
  ::close(file);
  ::unlink(path.c_str());
  return {percentile(micros, 0.5), percentile(micros, 0.99)};
}

double loopback_round_trip(std::size_t times) {
  const auto [near, far] = loopback();
  std::thread echo([end = far] {
    char byte = 0;
    while (::recv(end, &byte, 1, 0) == 1) ::send(end, &byte, 1, MSG_NOSIGNAL);
  });
  std::vector<double> micros;
  char byte = 'x';
  for (std::size_t time = 0; time < times; ++time) {
    const auto start = Clock::now();
    if (::send(near, &byte, 1, MSG_NOSIGNAL) != 1 || ::recv(near, &byte, 1, 0) != 1) break;
    micros.push_back(micros_since(start));
  }
  ::close(near);
  echo.join();
  ::close(far);
  return percentile(micros, 0.5);
}

double send_cost(std::size_t sockets, std::size_t bytes, std::size_t rounds) {
  std::vector<std::pair<int, int>> pairs;
  for (std::size_t index = 0; index < sockets; ++index) pairs.push_back(loopback());
  const std::string data(bytes, 'x');
  std::vector<char> sink(bytes);
  double seconds = 0;
  for (std::size_t round = 0; round < rounds; ++round) {
    const auto before = thread_cpu_seconds();
    for (const auto& pair : pairs) ::send(pair.first, data.data(), bytes, MSG_NOSIGNAL);
    seconds += thread_cpu_seconds() - before;
    for (const auto& pair : pairs) ::recv(pair.second, sink.data(), bytes, MSG_WAITALL);
  }
  for (const auto& [near, far] : pairs) {
    ::close(near);
    ::close(far);
  }
  return seconds / static_cast<double>(sockets * rounds) * 1e6;
}

}  // namespace cueline::bench
