// One connection's place in the log: see tail.hpp. Made by Tail::open, owned by the connection, same thread.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "server/engine/catchup.hpp"
#include "server/engine/queue.hpp"

namespace cueline::engine {

class Tail;

class Reader : public std::enable_shared_from_this<Reader> {
 public:
  ~Reader();
  Reader(const Reader&) = delete;

  // Adds the next frames to send: at least one if there are any, then as many as fit. In order: the welcome, alerts,
  // answers, what was missed, what is live. False: there was nothing; wait for wake.
  bool take(std::vector<Bytes>& into, std::size_t max_bytes);
  // A frame for this connection alone: a reply, a page of history. As many as its commands and questions.
  void answer(Bytes frame);

  // Set when the connection is to be closed, with the reason: deactivated, access_changed, not_found, not_signed_in,
  // stopping, log_broken. What was not taken by then is for the next connection.
  [[nodiscard]] std::optional<boost::system::error_code> closed() const { return closed_; }
  [[nodiscard]] bool live() const { return state_ == State::live; }
  [[nodiscard]] PersonId person() const { return person_; }

 private:
  friend class Tail;
  enum class State : std::uint8_t { joining, reading, live };
  struct Room {  // what take() has gathered so far
    std::vector<Bytes>& frames;
    std::size_t left = 0;
    bool any = false;
    bool add(Bytes frame);
    [[nodiscard]] bool full() const { return left == 0; }
  };
  // What is only there until the connection is live. Storage: (position_, to] is to be read; `missed` has been read and
  // reaches to `missed_to`.
  struct Part {
    Bytes bytes;
    Sequence up_to;  // with it the client has everything up to there; 0: a part of a snapshot
  };
  struct Behind {
    Bytes welcome;
    Sequence to;
    std::shared_ptr<const Sight> sight;
    std::vector<Part> missed;
    std::optional<Sequence> missed_to;
    bool snapshot = false;   // `missed` is a snapshot: nothing may overtake it
    bool overtaken = false;  // live_ overflowed: after `to` there is more to read
  };
  // What other devices and people did, the latest of each, after how things stood when the connection joined.
  struct News {
    Bytes now;
    std::map<TimelineId, Sequence> reads;
    std::map<PersonId, bool> present;
  };

  Reader(Tail& tail, PersonId person, std::optional<Position> position, std::function<void()> wake);

  void ask_to_join(std::optional<Position> position);
  void joined(result<Join> answer);
  void read_on();
  void was_read(result<Chunk> answer);
  void follow(const DeliveryPtr& delivery);
  void tell(const ReadPosition& position);
  void tell(const PresenceChanged& change);
  [[nodiscard]] News& news();
  void drop_alerts();
  void fall_behind();
  void refresh();
  void start_afresh();  // what this person may see has grown
  void close(boost::system::error_code reason);

  void take_alerts(Room& room);
  void take_own(Room& room);
  void take_missed(Room& room);
  void take_live(Room& room);
  void go_on();
  void moved_to(Sequence position);
  [[nodiscard]] bool may_overtake(const Delivery& alert) const;
  [[nodiscard]] std::vector<Sequence> sent_or_waiting() const;
  [[nodiscard]] bool quiet() const { return live_.empty() && alerts_.empty(); }
  [[nodiscard]] bool idle() const { return quiet() && answers_.empty() && !behind_ && !news_ && !owes_position_; }
  [[nodiscard]] Behind& behind();
  [[nodiscard]] Bytes pack(const ServerFrame& frame) const;

  // In the order in which a delivery touches them.
  State state_ = State::joining;
  bool welcomed_ = false;
  bool owes_position_ = false;
  bool alerts_whole_ = true;
  std::uint32_t asked_ = 0;  // answers to earlier questions are ignored
  std::optional<boost::system::error_code> closed_;
  Tail& tail_;
  const PersonId person_;
  std::function<void()> wake_;

  std::uint64_t epoch_ = 0;
  Sequence position_;  // everything this person may see up to here was taken
  Sequence told_;      // the last position the client knows of

  // Live: live_ has the ordinary entries after the join point; alerts_ and early_ together all entries of alerts after
  // max(position_, alerts_from_), waiting or already sent ahead.
  Queue live_;
  Queue alerts_;
  Sequence alerts_from_;
  std::vector<Sequence> early_;  // sorted

  std::vector<Bytes> answers_;
  std::unique_ptr<Behind> behind_ = std::make_unique<Behind>();  // none when live
  std::unique_ptr<News> news_;
};

}  // namespace cueline::engine
