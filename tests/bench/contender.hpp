// A server that can be measured: ours, a bare one that shows what the machine itself takes, or a peer. Each has its
// rooms and listens when it has been made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tests/bench/connection.hpp"
#include "tests/bench/program.hpp"
#include "tests/bench/rooms.hpp"
#include "tests/bench/school.hpp"

namespace cueline::bench {

class Contender {
 public:
  virtual ~Contender() = default;
  [[nodiscard]] virtual std::string name() const = 0;
  // A connection of that person, who hears all their rooms from now on.
  [[nodiscard]] virtual std::unique_ptr<Connection> join(std::size_t person) = 0;
  [[nodiscard]] virtual Program& program() = 0;
  std::uint64_t next_number = 0;  // of the next message: never used twice, since a repeated command has no effect
};

// How our server is run.
struct Serving {
  int io_threads = 1;
  int cores = 1;
  bool tls = false;
  Variables variables = {};
  std::vector<std::string> under = {};  // a program that runs the server, and its arguments
};

// Our server, with everything on. Limits on rates are raised: what is measured is not how it refuses a flood.
class Cueline : public Contender {
 public:
  Cueline(std::string binary, std::string folder, const Rooms& rooms, Serving serving = {});
  [[nodiscard]] std::string name() const override { return "Cueline"; }
  [[nodiscard]] std::unique_ptr<Connection> join(std::size_t person) override;
  [[nodiscard]] Program& program() override { return *program_; }
  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] const School& school() const { return school_; }
  void start();  // again, after it was killed or stopped

 private:
  std::string binary_, folder_;
  Serving serving_;
  School school_;
  std::uint16_t port_ = 0;
  std::unique_ptr<Program> program_;
};

}  // namespace cueline::bench
