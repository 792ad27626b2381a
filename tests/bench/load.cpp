#include "tests/bench/load.hpp"

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>

namespace cueline::bench {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

}  // namespace

Crowd::Crowd() : epoll_(::epoll_create1(EPOLL_CLOEXEC)) {}
Crowd::~Crowd() { ::close(epoll_); }

void Crowd::add(Connection& connection) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.ptr = &connection;
  if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, connection.descriptor(), &event) != 0) throw std::runtime_error("epoll_ctl");
}

bool Crowd::read_if_ready(const Connection::Heard& heard, int timeout_ms) {
  std::array<epoll_event, 256> events{};
  const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), timeout_ms);
  for (int index = 0; index < count; ++index)
    static_cast<Connection*>(events[static_cast<std::size_t>(index)].data.ptr)->read(heard);
  return count > 0;
}

void Crowd::read(const Connection::Heard& heard, int timeout_ms) {
  if (!read_if_ready(heard, timeout_ms)) throw std::runtime_error("a server has fallen silent");
}

Audience::Audience(Contender& who, std::size_t count) : contender(who) {
  for (std::size_t person = 0; person < count; ++person) {
    auto& connection = people.emplace_back(who.join(person));
    connection->index = person;
    crowd.add(*connection);
  }
}

Fanned fan_out(Audience& audience, std::size_t senders, std::size_t messages, std::size_t window) {
  const auto first = audience.contender.next_number;
  std::vector<std::size_t> missing(messages, audience.people.size());  // readers, of each message
  std::size_t sent = 0;
  std::size_t complete = 0;
  const auto send = [&] {
    for (; sent < std::min(messages, complete + window); ++sent)
      audience.people[sent % senders]->publish(0, audience.contender.next_number++);
  };
  const auto cpu = audience.contender.program().cpu_seconds();
  const auto start = Clock::now();
  for (send(); complete < messages; send())
    audience.crowd.read([&](Connection&, Event event, std::string_view text) {
      if (event != Event::delivered) return;
      --missing.at(number_in(text) - first);
      while (complete < sent && missing[complete] == 0) ++complete;
    });
  const auto count = static_cast<double>(messages * audience.people.size());
  const auto seconds = seconds_since(start);
  return {(audience.contender.program().cpu_seconds() - cpu) / count * 1e6, count / seconds};
}

Answered acknowledge(Audience& audience, std::size_t messages, std::size_t window, bool own_rooms) {
  const auto first = audience.contender.next_number;
  std::vector<Clock::time_point> sent;
  std::vector<double> micros;
  const auto send = [&](Connection& connection) {
    if (sent.size() == messages) return;
    sent.push_back(Clock::now());
    connection.publish(own_rooms ? connection.index : 0, audience.contender.next_number++);
  };
  const auto cpu = audience.contender.program().cpu_seconds();
  const auto start = Clock::now();
  for (std::size_t each = 0; each < window; ++each)
    for (const auto& person : audience.people) send(*person);
  while (micros.size() < messages)
    audience.crowd.read([&](Connection& connection, Event event, std::string_view text) {
      if (event != Event::acknowledged) return;
      micros.push_back(seconds_since(sent.at(number_in(text) - first)) * 1e6);
      send(connection);
    });
  const auto count = static_cast<double>(messages);
  const auto seconds = seconds_since(start);
  const auto used = audience.contender.program().cpu_seconds() - cpu;
  return {count / seconds, percentile(micros, 0.5), percentile(micros, 0.99), used / count * 1e6};
}

double percentile(std::vector<double>& values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const auto index = static_cast<std::size_t>(share * static_cast<double>(values.size()));
  return values[std::min(index, values.size() - 1)];
}

double median(std::vector<double> values) { return percentile(values, 0.5); }

}  // namespace cueline::bench
