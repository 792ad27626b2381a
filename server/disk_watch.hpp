// Looks how full the disk is and tells the engine what it may still take, and the operator.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>

#include "server/engine/engine.hpp"
#include "storage/free_space.hpp"
#include "storage/rocks_log.hpp"

namespace cueline {

// Of the engine's thread, but for the constructor.
class DiskWatch {
 public:
  // `room_changed` is told too: what can wait stops when it is low.
  DiskWatch(boost::asio::io_context& io, const storage::RocksLog& log, engine::Engine& engine,
            std::function<void(storage::Room)> room_changed);

  void start();  // looks at once, then many times a second: a full disk ends the process (storage/free_space.hpp)

 private:
  void tell();

  const storage::RocksLog& log_;
  engine::Engine& engine_;
  boost::asio::steady_timer timer_;
  const std::function<void(storage::Room)> room_changed_;
  storage::Room room_ = storage::Room::enough;
  bool only_tells_;
};

}  // namespace cueline
