// What a commit brings to the I/O threads. Encoded once; all connections share the bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "protocol/errors.hpp"
#include "protocol/ids.hpp"
#include "server/domain/notice_rows.hpp"

namespace cueline::engine {

// Entries of alerts (their whole timeline, so that its own order stays) go before everything else that waits on a
// connection.
enum class Lane : std::uint8_t { alert, ordinary };

using Bytes = std::shared_ptr<const std::string>;  // encoded frames, each with its newline
using Readers = std::shared_ptr<const std::vector<PersonId>>;

// One committed entry on its way to the connections of its readers.
struct Published {
  Sequence sequence;
  TimelineId timeline;
  Lane lane = Lane::ordinary;
  Readers readers;  // sorted: who may read the home timeline right after this entry
  Bytes bytes;
  Bytes early;  // alert lane only: the same entry marked as having overtaken others
};

// A person whose access changed. Gained: their connections start afresh in place, from a new snapshot.
// Lost: their connections are closed.
struct AccessChange {
  PersonId person;
  Sequence at;
  bool lost = false;
  Errc reason = Errc::access_changed;  // or deactivated
};

// What one commit brings, in sequence order; the same batch goes to every I/O thread.
struct Batch {
  Sequence head;  // after this batch
  std::vector<Published> entries;
  std::vector<AccessChange> access;
  std::vector<domain::NoticeRow> notices;  // what leaves the page because of it; they are rows of the same commit
};

}  // namespace cueline::engine
