#include "tests/bench/peers.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <utility>

#include "tests/bench/nats.hpp"
#include "tests/bench/websocket.hpp"

namespace cueline::bench {
namespace {

constexpr auto nats_binary = "/usr/sbin/nats-server";

std::string named_in_environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && ::access(value, R_OK) == 0 ? value : "";
}

}  // namespace

NatsServer::NatsServer(const std::string& folder, const Rooms& rooms, Keeps keeps)
    : folder_(folder), rooms_(rooms.rooms_of_people()), keeps_(keeps) {
  start();
  if (keeps == Keeps::nothing) return;
  Nats admin(port_, Nats::Publishes::acknowledged);
  admin.ask("$JS.API.STREAM.CREATE.bench",
            R"({"name":"bench","subjects":["room.>"],"storage":"file","retention":"limits","discard":"old",)"
            R"("num_replicas":1,"max_consumers":-1,"max_msgs":-1,"max_bytes":-1,"max_age":0})");
}

void NatsServer::start() {
  port_ = free_port();
  Program::How how{{nats_binary, "-a", "127.0.0.1", "-p", std::to_string(port_)}, {}, folder_ + ".log"};
  if (keeps_ == Keeps::stream)
    for (const auto* word : {"-js", "-sd", folder_.c_str()}) how.words.emplace_back(word);
  program_.reset();
  program_ = std::make_unique<Program>(how);
  program_->wait_for_port(port_);
}

bool NatsServer::is_there() { return ::access(nats_binary, X_OK) == 0; }

std::unique_ptr<Connection> NatsServer::join(std::size_t person) {
  auto connection = std::make_unique<Nats>(
      port_, keeps_ == Keeps::stream ? Nats::Publishes::acknowledged : Nats::Publishes::forgetting);
  // Who publishes into a stream hears the acknowledgement only; reading a stream is another question (catch_up).
  if (keeps_ == Keeps::nothing)
    for (const auto room : rooms_.at(person)) connection->subscribe(Nats::room(room));
  connection->wait_until_live();
  return connection;
}

RawServer::RawServer(std::string name, std::vector<std::string> words, const std::string& log, const Rooms& rooms)
    : name_(std::move(name)), rooms_(rooms.rooms_of_people()), port_(free_port()) {
  words.push_back(std::to_string(port_));
  program_ = std::make_unique<Program>(Program::How{std::move(words), {}, log});
  program_->wait_for_port(port_);
}

std::unique_ptr<Connection> RawServer::join(std::size_t person) {
  return std::make_unique<RawRoom>(port_, rooms_.at(person).front());
}

std::unique_ptr<Contender> nats_server(const std::string& folder, const Rooms& rooms, NatsServer::Keeps keeps) {
  if (!NatsServer::is_there()) return {};
  return std::make_unique<NatsServer>(folder, rooms, keeps);
}

std::unique_ptr<Contender> node_server(const std::string& folder, const Rooms& rooms, bool stores) {
  const auto node = named_in_environment("CUELINE_BENCH_NODE");
  const auto program = named_in_environment("CUELINE_BENCH_WS_SERVER");
  if (node.empty() || program.empty()) return {};
  std::vector<std::string> words{node, "--no-warnings", program, stores ? folder + ".sqlite" : std::string("-")};
  return std::make_unique<RawServer>(stores ? "Node ws + SQLite" : "Node ws", std::move(words), folder + ".log", rooms);
}

std::unique_ptr<Contender> uwebsockets_server(const std::string& folder, const Rooms& rooms) {
  const auto program = named_in_environment("CUELINE_BENCH_UWEBSOCKETS");
  if (program.empty()) return {};
  return std::make_unique<RawServer>("uWebSockets", std::vector{program}, folder + ".log", rooms);
}

}  // namespace cueline::bench
