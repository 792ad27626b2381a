// People who send without pause, over any number of lost connections, and keep what they were told.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

#include "clients/cpp/client.hpp"
#include "tests/faults/promises.hpp"
#include "tests/faults/server_under_fault.hpp"

namespace cueline::faults {

class Senders {
 public:
  Senders(const Staff& staff, std::uint16_t port);
  ~Senders();

  // Sends and listens for a while.
  void run_for(std::chrono::milliseconds time);
  [[nodiscard]] const Promises& promises() const { return promises_; }
  [[nodiscard]] std::uint64_t delivered() const { return delivered_; }
  [[nodiscard]] std::uint64_t refused() const { return refused_; }  // commands that were answered with a problem

 private:
  struct Sender {
    std::size_t number = 0;
    std::uint64_t sent = 0;
    std::unique_ptr<client::Client> client;
  };
  void send_next(Sender& sender);
  void take(const ServerFrame& frame);

  boost::asio::io_context io_;
  const TimelineId room_;
  Promises promises_;
  std::uint64_t delivered_ = 0;
  std::uint64_t refused_ = 0;
  std::vector<std::unique_ptr<Sender>> senders_;
};

}  // namespace cueline::faults
