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

bool Crowd::read_until(Clock::time_point then, const Connection::Heard& heard) {
  using namespace std::chrono;
  const auto left = std::max(duration_cast<nanoseconds>(then - Clock::now()), nanoseconds(0)).count();
  const timespec timeout{left / 1'000'000'000, left % 1'000'000'000};
  std::array<epoll_event, 256> events{};
  const int count = ::epoll_pwait2(epoll_, events.data(), static_cast<int>(events.size()), &timeout, nullptr);
  for (int index = 0; index < count; ++index)
    static_cast<Connection*>(events[static_cast<std::size_t>(index)].data.ptr)->read(heard);
  return count > 0;
}

void Crowd::read(const Connection::Heard& heard) {
  if (!read_until(Clock::now() + std::chrono::seconds(20), heard))
    throw std::runtime_error("a server has fallen silent");
}

Audience::Audience(Contender& who, std::size_t count, std::size_t first) : contender(who) {
  for (auto person = first; person < first + count; ++person) {
    auto& connection = people.emplace_back(who.join(person));
    connection->index = person;
    crowd.add(*connection);
    static_cast<void>(crowd.read_until(Clock::now(), [](Connection&, Event, std::string_view) {}));
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

std::size_t own_room(std::size_t person, std::uint64_t) { return person; }

Answered acknowledge(Audience& audience, std::size_t messages, std::size_t window, const RoomOf& room_of) {
  const auto first = audience.contender.next_number;
  std::vector<Clock::time_point> sent;
  std::vector<double> micros;
  const auto send = [&](Connection& connection) {
    if (sent.size() == messages) return;
    sent.push_back(Clock::now());
    const auto number = audience.contender.next_number++;
    connection.publish(room_of(connection.index, number), number);
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

Paced say_at_a_pace(Audience& audience, const Rooms& rooms, std::size_t per_second, double seconds) {
  const auto messages = static_cast<std::size_t>(static_cast<double>(per_second) * seconds);
  const auto first = audience.contender.next_number;
  const auto cpu = audience.contender.program().cpu_seconds();
  const auto start = Clock::now();
  const auto due = [&](std::size_t message) {
    return start + std::chrono::nanoseconds(1'000'000'000 / per_second * message);
  };
  std::vector<double> micros;
  std::size_t expected = 0;
  const auto hear = [&](Connection&, Event event, std::string_view text) {
    if (event == Event::delivered) micros.push_back(seconds_since(due(number_in(text) - first)) * 1e6);
  };
  for (std::size_t message = 0; message < messages; ++message) {
    while (Clock::now() < due(message)) audience.crowd.read_until(due(message), hear);
    const auto room = message % rooms.members.size();
    const auto& members = rooms.members[room];
    audience.people[members[message / rooms.members.size() % members.size()]]->publish(
        room, audience.contender.next_number++);
    expected += members.size();
  }
  while (micros.size() < expected) audience.crowd.read(hear);
  const auto used = audience.contender.program().cpu_seconds() - cpu;
  return {percentile(micros, 0.5), percentile(micros, 0.99), used / seconds_since(start)};
}

double percentile(std::vector<double>& values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const auto index = static_cast<std::size_t>(share * static_cast<double>(values.size()));
  return values[std::min(index, values.size() - 1)];
}

double median(std::vector<double> values) { return percentile(values, 0.5); }

}  // namespace cueline::bench
