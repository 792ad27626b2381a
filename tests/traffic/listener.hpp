// A reader on a bare WebSocket, without the client's own care for positions: it sees what the server really sends on
// each connection, and goes on from its position after every loss.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "clients/cpp/url.hpp"
#include "protocol/frames.hpp"

namespace cueline::traffic {

class Listener {
 public:
  struct Settings {
    client::Url url;
    std::string token;
    Position position;  // where to go on; epoch 0: begin with a snapshot
    std::chrono::milliseconds silence{60'000};
    bool resumes = true;  // false: a control that begins anew after every loss, as if nothing had been missed
  };
  using Take = std::function<void(const Entry&)>;  // every entry, as it comes

  // Throws out of the io_context when a frame cannot be read.
  Listener(boost::asio::io_context& io, Settings settings, Take take);
  ~Listener();
  Listener(const Listener&) = delete;

  [[nodiscard]] Position position() const;  // epoch 0 until it has been live once
  [[nodiscard]] std::uint64_t connections() const;

 private:
  class Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace cueline::traffic
