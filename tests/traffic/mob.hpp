// Many people on bare sockets who say far more than the server has room for, and cost this machine little: each sends
// up to a window, keeps what was answered busy and says it again when asked to. What they said is checked afterwards.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>

#include "tests/traffic/book.hpp"
#include "tests/traffic/town.hpp"

namespace cueline::traffic {

class Mob {
 public:
  // Everybody in the rooms from `first` to before `last`.
  Mob(const Town& town, std::size_t first, std::size_t last, std::size_t window);
  ~Mob();
  Mob(const Mob&) = delete;
  Mob& operator=(const Mob&) = delete;

  // So many more messages are to be said, by all together; any thread.
  void add(std::uint64_t messages);
  void drop();  // what nobody has begun to say
  [[nodiscard]] std::uint64_t acknowledged() const;
  [[nodiscard]] std::uint64_t busy() const;  // answers
  [[nodiscard]] bool done() const;           // all that was added is acknowledged

  // Once done: reads the rooms from storage, each once, and compares with what was said and acknowledged.
  [[nodiscard]] Wrongs read_again(const Town& town);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace cueline::traffic
