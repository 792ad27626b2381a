// What is measured, one function a question; each in a file of its own.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "tests/bench/contender.hpp"
#include "tests/bench/table.hpp"

namespace cueline::bench {

// How much of everything: the short size, given here, checks that the harness works; the full size gives the figures.
struct Range {
  std::size_t least = 0, most = 0;
};
struct Size {
  std::size_t rounds = 1;  // of each contender in turn; the median counts
  std::size_t readers = 100, broadcasts = 200;
  std::size_t senders = 64, acknowledgements = 2'000;
  std::size_t people = 200, channels = 20;  // at school
  double school_seconds = 1;
  std::size_t idle = 300;
  std::size_t missed = 1'000;
  std::size_t stored = 5'000;
  Range grown_entries{100, 1'000}, grown_channels{10, 100}, grown_connections{70, 700};
  std::size_t staff = 60, alerts = 5;  // an alert to all of them
  std::size_t due = 2'000;             // timers that wait
  std::size_t seen_a_week = 2;         // of a student, over three years
  std::size_t planned_days = 10;       // everybody plans once on each
  std::size_t asked = 10;              // how often
  std::size_t counted = 300;           // deliveries under callgrind, a multiple of its 20 readers
};
[[nodiscard]] Size full_size();
[[nodiscard]] Size growth_size();  // the same, and ten times as many entries

struct Bench {
  std::string folder;  // an empty one, on the disk to be measured
  std::string binary;  // the server's
  Size size;
  bool peers = false;
  Table& table;

  [[nodiscard]] std::string place(std::string_view name) const;  // a new folder in it
};

void measure_fan_out(const Bench& bench);       // one message to many readers
void measure_acknowledged(const Bench& bench);  // many senders
void measure_one_sender(const Bench& bench);    // from send to stored and answered
void measure_slow_disk(const Bench& bench);     // both again, each sync 2 ms longer
void measure_school(const Bench& bench);        // as many people and messages as a school has
void measure_idle(const Bench& bench);          // memory of a connection that waits
void measure_catch_up(const Bench& bench);      // messages missed
void measure_restart(const Bench& bench);       // after kill -9, to the first acknowledgement
void measure_growth(const Bench& bench);        // cost of a message as a school grows
void measure_alerts(const Bench& bench);        // from a change of the day to everybody it concerns
void measure_due(const Bench& bench);           // a message while much is due later
void measure_trends(const Bench& bench);        // three years of a student
void measure_planning(const Bench& bench);      // a time that suits many
void measure_threads(const Bench& bench);       // one I/O thread and two

}  // namespace cueline::bench
