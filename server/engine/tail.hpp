// The end of the log as the connections of one I/O thread follow it. No sockets: a connection asks its Reader for the
// next bytes, writes them, asks again. A reader is a position, not a queue: first connection, resume after days, a
// slow reader and a gain of access are one path (ask the engine to join, read storage up to the join point, go live).
// Everything here belongs to one thread.
//
//   reader = tail.open(person, position, wake);          after hello
//   on wake, and after each write:  reader->take(bytes, 64 KiB);  write them, or wait for wake if there are none
//   reader->closed() tells when and why to close;        ~Reader forgets the connection
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "server/engine/delivery.hpp"
#include "server/engine/reader.hpp"

namespace cueline::engine {

// Where readers get what they need. Answers come later on the reader's thread, never from within the call; those of
// `join` in order with Tail::publish.
struct Sources {
  std::function<void(PersonId, std::optional<Position>, std::function<void(result<Join>)>)> join;  // Engine::join
  std::function<void(Plan, std::function<void(result<Chunk>)>)> read;  // read_chunk() on the read pool
  std::function<Bytes(PersonId, const Join&)> welcome;                 // the first frame of a connection, packed
  Pack pack = as_they_are;
};

// At most so much waits for a connection that does not read; what is beyond is read from storage later.
struct Bounds {
  Queue::Bounds live{512, std::size_t{512} * 1024};
  Queue::Bounds alerts{256, std::size_t{256} * 1024};
};

class Tail {
 public:
  explicit Tail(Sources sources, Bounds bounds = {}) : sources_(std::move(sources)), bounds_(bounds) {}
  Tail(const Tail&) = delete;

  // A connection of this person, with the position of its hello. It asks to join at once; `wake` is called (never from
  // within open or take) whenever there may be something new to take or the reader has closed. It only takes note:
  // while it runs nothing may be taken, and no reader ends.
  // The tail must outlive its readers.
  [[nodiscard]] std::shared_ptr<Reader> open(PersonId person, std::optional<Position> position,
                                             std::function<void()> wake);

  void publish(const Batch& batch);
  void read_moved(PersonId person, const ReadPosition& position);
  void presence(const PresenceChanged& change);
  // Ends the connections of a person: not_signed_in (signed out everywhere), deactivated.
  void close(PersonId person, boost::system::error_code reason);
  void close_all(boost::system::error_code reason);  // stopping, log_broken
  // Every half minute or so: tells quiet connections how far the log has come, so that their positions stay young.
  void refresh();

  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  friend class Reader;
  void forget(const Reader& reader);
  using Here = std::vector<Reader*>;
  // The connections of these people, found once for as long as nobody comes or goes.
  [[nodiscard]] const Here& here(const Readers& readers);
  [[nodiscard]] Here find(const std::vector<PersonId>& persons) const;
  void for_each(PersonId person, const std::function<void(Reader&)>& what) const;
  void for_all(const std::function<void(Reader&)>& what) const;

  struct Found {
    Readers readers;  // keeps the address that it is found by
    Here here;
  };

  const Sources sources_;
  const Bounds bounds_;
  Sequence head_;  // of the last batch
  std::unordered_map<PersonId, Here> readers_;
  std::unordered_map<const std::vector<PersonId>*, Found> found_;
  std::size_t size_ = 0;
};

}  // namespace cueline::engine
