#include "server/disk_watch.hpp"

#include <spdlog/spdlog.h>

#include <chrono>
#include <utility>

#include "server/config.hpp"

namespace cueline {

constexpr auto tick = std::chrono::milliseconds(100);

// CUELINE_TEST_ROOM=off is the control of the disk tests.
DiskWatch::DiskWatch(boost::asio::io_context& io, const storage::RocksLog& log, engine::Engine& engine,
                     std::function<void(storage::Room)> room_changed)
    : log_(log),
      engine_(engine),
      timer_(io),
      room_changed_(std::move(room_changed)),
      only_tells_(process_environment()("CUELINE_TEST_ROOM").has_value()) {}

void DiskWatch::start() {
  const auto before = std::exchange(room_, storage::room_of(log_.free_bytes(), room_));
  if (room_ != before) tell();
  timer_.expires_after(tick);
  timer_.async_wait([this](boost::system::error_code error) {
    if (!error) start();
  });
}

void DiskWatch::tell() {
  using Takes = engine::Engine::Takes;
  const auto mib = log_.free_bytes() >> 20;
  switch (room_) {
    case storage::Room::enough: spdlog::info("storage: the disk has room again: {} MiB", mib); break;
    case storage::Room::low: spdlog::warn("storage: the disk is getting full: {} MiB left", mib); break;
    case storage::Room::scarce:
      spdlog::error("storage: the disk is nearly full, only changes are taken: {} MiB left", mib);
      break;
    case storage::Room::none:
      spdlog::critical("storage: the disk is full, nothing is taken until there is room: {} MiB left", mib);
      break;
  }
  room_changed_(room_);
  if (only_tells_) return;
  engine_.take(room_ == storage::Room::none     ? Takes::nothing
               : room_ == storage::Room::scarce ? Takes::changes
                                                : Takes::everything);
}

}  // namespace cueline
