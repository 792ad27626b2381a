// How a server is loaded: the same messages in the same windows for every contender.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "tests/bench/contender.hpp"

namespace cueline::bench {

// Many connections on one epoll.
class Crowd {
 public:
  Crowd();
  ~Crowd();
  void add(Connection& connection);
  // Waits, reads all that are ready, tells what came. Throws when nothing came in time.
  void read(const Connection::Heard& heard);
  // The same, but false when nothing came by then.
  bool read_until(std::chrono::steady_clock::time_point then, const Connection::Heard& heard);

 private:
  int epoll_ = -1;
};

// People of a contender, connected: so many from `first` on. While others join, those who have answer pings.
struct Audience {
  Audience(Contender& contender, std::size_t count, std::size_t first = 0);
  Contender& contender;
  std::vector<std::unique_ptr<Connection>> people;
  Crowd crowd;
};

// The first `senders` say `messages` into room 0, `window` under way in all: the next one goes when the oldest has
// reached everybody. Answers CPU seconds of the server for a million deliveries, and deliveries a second.
struct Fanned {
  double cpu_per_million = 0, per_second = 0;
};
[[nodiscard]] Fanned fan_out(Audience& audience, std::size_t senders, std::size_t messages, std::size_t window);

// Each person says messages into a room, `window` of them under way, until `messages` have been acknowledged in all.
struct Answered {
  double per_second = 0, p50 = 0, p99 = 0, cpu = 0;  // micros from send to acknowledgement; CPU micros of the server
};
using RoomOf = std::function<std::size_t(std::size_t person, std::uint64_t number)>;
[[nodiscard]] std::size_t own_room(std::size_t person, std::uint64_t number);
[[nodiscard]] Answered acknowledge(Audience& audience, std::size_t messages, std::size_t window,
                                   const RoomOf& room_of = own_room);

// So many messages a second, into the rooms in turn, from their members in turn, for so long; micros from the moment
// each was due to each delivery. CPU: of the server, cores in use.
struct Paced {
  double p50 = 0, p99 = 0, cpu = 0;
};
[[nodiscard]] Paced say_at_a_pace(Audience& audience, const Rooms& rooms, std::size_t per_second, double seconds);

[[nodiscard]] double percentile(std::vector<double>& values, double share);  // sorts
[[nodiscard]] double median(std::vector<double> values);

}  // namespace cueline::bench
