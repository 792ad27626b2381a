// The network side of the process: threads, port, connections, addresses. Made by serve.cpp in three steps, because the
// engine publishes into it and it asks the engine: Threads, then the Engine with surroundings(), then Server.
#pragma once

#include <atomic>
#include <boost/asio/thread_pool.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "server/net/api.hpp"
#include "server/net/http_connection.hpp"
#include "server/net/listener.hpp"
#include "server/net/static_files.hpp"

namespace cueline::net {

// One I/O thread: the engine runs on it too. Several: the engine has one of its own.
class Threads {
 public:
  explicit Threads(std::size_t io_threads);
  ~Threads();

  [[nodiscard]] std::vector<Loop*> loops();
  [[nodiscard]] Turns& engine();
  [[nodiscard]] boost::asio::thread_pool& reading() { return *reading_; }
  void run();    // the calling thread becomes the first loop's; returns after stop()
  void stop();   // any thread
  void clear();  // drops all that still waits, then the loops; after run()

 private:
  std::vector<std::unique_ptr<Loop>> loops_;
  std::unique_ptr<Turns> engine_;  // only with several loops
  std::unique_ptr<boost::asio::thread_pool> reading_ = std::make_unique<boost::asio::thread_pool>(2);
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;
  std::optional<Tls> tls;
  std::size_t connections_max = 20'000;  // on one loop
  Rules rules;
  std::string web;  // folder of the built web client
  Millis session_lifetime;
  bool metrics_for_all = false;
  bool public_https = false;  // people come over TLS, which a proxy in front ends
  std::function<void(Hub&, std::function<void(std::string)>)> metrics_text;
  notify::Notifier* notifier = nullptr;  // outlives the server's threads; null: no notices
};

class Server {
 public:
  Server(Threads& threads, EngineRoom& room, auth::Auth& auth, ServerOptions options);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Error: a sentence for the operator.
  [[nodiscard]] boost::system::result<void, std::string> listen();
  [[nodiscard]] std::uint16_t port() const { return listener_.port(); }
  void start();  // accepts, once the threads run

  // For the engine's surroundings, on its thread; what is published before any connection is there goes nowhere.
  void publish(const std::shared_ptr<const engine::Batch>& batch);
  void read_moved(PersonId person, const ReadPosition& position);
  void presence(const PresenceChanged& change);

  // On any thread. The first step of stopping: no new connections, /readyz says no, every client is told, those with
  // commands under way after their answers. The second, abort(), ends whoever has not left; then the threads stop.
  void close(Errc reason);
  void abort();
  [[nodiscard]] bool empty() const;  // no connection is left
  [[nodiscard]] const Figures& figures() const { return figures_; }

 private:
  void add_routes();
  std::optional<Response> upgrade(Hub& hub, std::shared_ptr<Wire> wire, const Request& request);
  void each_hub(const std::function<void(Hub&)>& what);  // on its loop's thread

  Threads& threads_;
  auth::Auth& auth_;
  ServerOptions options_;
  std::atomic<Health> health_{Health::starting};
  Figures figures_;
  Api api_;
  Routes routes_;
  StaticFiles files_;
  std::vector<std::unique_ptr<Hub>> hubs_;  // one per loop
  std::vector<HttpUser> users_;             // likewise
  // The loops go between the two: what waits in them may hold connections, and these their hub; but the listener's
  // socket is registered with them.
  struct LoopsEnd {
    Threads& threads;
    ~LoopsEnd() { threads.clear(); }
  } loops_end_{threads_};
  Listener listener_;
};

}  // namespace cueline::net
