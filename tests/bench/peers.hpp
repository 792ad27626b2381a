// Other people's servers, for comparison: nats-server from Debian, a server on Node with ws and SQLite (peers/), and
// uWebSockets where somebody has built one. Each answers nothing when it is not there; the table says so.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "tests/bench/contender.hpp"

namespace cueline::bench {

class NatsServer : public Contender {
 public:
  enum class Keeps : std::uint8_t { nothing, stream };  // a stream on disk, as JetStream keeps it: without syncing
  NatsServer(const std::string& folder, const Rooms& rooms, Keeps keeps);
  [[nodiscard]] std::string name() const override { return keeps_ == Keeps::stream ? "NATS JetStream" : "NATS"; }
  [[nodiscard]] std::unique_ptr<Connection> join(std::size_t person) override;
  [[nodiscard]] Program& program() override { return *program_; }
  [[nodiscard]] std::uint16_t port() const { return port_; }
  void start();  // again, after it was killed

  [[nodiscard]] static bool is_there();

 private:
  std::string folder_;
  std::vector<std::vector<std::size_t>> rooms_;
  Keeps keeps_;
  std::uint16_t port_ = 0;
  std::unique_ptr<Program> program_;
};

// Speaks RawRoom's protocol: every text goes to everybody in the room of its path.
class RawServer : public Contender {
 public:
  RawServer(std::string name, std::vector<std::string> words, const std::string& log, const Rooms& rooms);
  [[nodiscard]] std::string name() const override { return name_; }
  [[nodiscard]] std::unique_ptr<Connection> join(std::size_t person) override;
  [[nodiscard]] Program& program() override { return *program_; }

 private:
  std::string name_;
  std::vector<std::vector<std::size_t>> rooms_;
  std::uint16_t port_ = 0;
  std::unique_ptr<Program> program_;
};

// Those that are there, of what the environment names: CUELINE_BENCH_NODE (Node) and CUELINE_BENCH_WS_SERVER (the
// program it runs), CUELINE_BENCH_UWEBSOCKETS (a program). Null: missing.
[[nodiscard]] std::unique_ptr<Contender> nats_server(const std::string& folder, const Rooms& rooms,
                                                     NatsServer::Keeps keeps);
[[nodiscard]] std::unique_ptr<Contender> node_server(const std::string& folder, const Rooms& rooms, bool stores);
[[nodiscard]] std::unique_ptr<Contender> uwebsockets_server(const std::string& folder, const Rooms& rooms);

}  // namespace cueline::bench
