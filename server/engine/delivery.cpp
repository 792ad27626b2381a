#include "server/engine/delivery.hpp"

#include <utility>

namespace cueline::engine {

namespace {

// Entries that follow each other: nothing a reader of theirs may get lies between them.
bool joins(const Published& before, const Published& next, std::size_t bytes) {
  return before.lane == Lane::ordinary && next.lane == Lane::ordinary && before.readers == next.readers &&
         bytes + next.bytes->size() <= run_bytes_max;
}

}  // namespace

Bytes as_they_are(std::string lines) { return std::make_shared<const std::string>(std::move(lines)); }

std::vector<DeliveryPtr> deliveries_of(const Batch& batch, const Pack& pack) {
  std::vector<DeliveryPtr> deliveries;
  const auto& entries = batch.entries;
  for (std::size_t first = 0; first < entries.size();) {
    std::string lines = *entries[first].bytes;
    auto last = first;
    while (last + 1 < entries.size() && joins(entries[last], entries[last + 1], lines.size()))
      lines += *entries[++last].bytes;
    const auto& head = entries[first];
    deliveries.push_back(std::make_shared<const Delivery>(Delivery{.sequence = entries[last].sequence,
                                                                   .timeline = head.timeline,
                                                                   .lane = head.lane,
                                                                   .readers = head.readers,
                                                                   .bytes = pack(std::move(lines)),
                                                                   .early = head.early ? pack(*head.early) : nullptr}));
    first = last + 1;
  }
  return deliveries;
}

}  // namespace cueline::engine
