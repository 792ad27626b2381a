// Servers that do one thing and nothing else, in a process of their own on the server's core: what the machine itself
// takes, measured in the same way as everything else.
#pragma once

#include <cstddef>
#include <string>

#include "tests/bench/contender.hpp"

namespace cueline::bench {

// send: one send() of each message to everybody. sync: appends a message to a file, fdatasync, answers its sender.
// answer: answers its sender. tls: shakes hands and waits.
class Bare : public Contender {
 public:
  Bare(const std::string& what, const std::string& folder, const Variables& variables = {});
  [[nodiscard]] std::string name() const override { return name_; }
  [[nodiscard]] std::unique_ptr<Connection> join(std::size_t person) override;
  [[nodiscard]] Program& program() override { return *program_; }

 private:
  std::string name_;
  bool tls_ = false;
  std::uint16_t port_ = 0;
  std::unique_ptr<Program> program_;
};

// The other side: bench --bare WHAT PORT FOLDER becomes this and does not return.
[[noreturn]] void be_bare(const std::string& what, std::uint16_t port, const std::string& folder);

}  // namespace cueline::bench
