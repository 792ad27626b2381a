// What leaves to many connections at once: an entry, or a run of entries that follow each other and have the same
// readers. Made once for all connections of a thread, which share its bytes.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/engine/published.hpp"

namespace cueline::engine {

struct Delivery {
  Sequence sequence;    // the last of the run
  TimelineId timeline;  // of the first
  Lane lane = Lane::ordinary;
  Readers readers;
  Bytes bytes;  // packed
  Bytes early;  // alert lane only, always a run of one: the same marked as having overtaken others; packed
};

using DeliveryPtr = std::shared_ptr<const Delivery>;

// How lines become what is written to a connection (a WebSocket text frame, in net).
using Pack = std::function<Bytes(std::string lines)>;
[[nodiscard]] Bytes as_they_are(std::string lines);

// A run ends before it reaches so many bytes.
inline constexpr std::size_t run_bytes_max = std::size_t{64} * 1024;

// In the order of the batch.
[[nodiscard]] std::vector<DeliveryPtr> deliveries_of(const Batch& batch, const Pack& pack);

}  // namespace cueline::engine
