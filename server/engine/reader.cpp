#include "server/engine/reader.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "protocol/write.hpp"
#include "server/engine/tail.hpp"

namespace cueline::engine {

namespace {

Bytes frame_of(const ServerFrame& frame) { return std::make_shared<const std::string>(write(frame) + '\n'); }

}  // namespace

bool Reader::Room::add(Bytes frame) {
  const auto size = frame->size();
  if (!frames.empty() && size > left) {
    left = 0;
    return false;
  }
  left -= std::min(left, size);
  frames.push_back(std::move(frame));
  return true;
}

Reader::Reader(Tail& tail, PersonId person, std::optional<Position> position, std::function<void()> wake)
    : tail_(tail), person_(person), wake_(std::move(wake)) {
  if (position) {
    position_ = told_ = position->sequence;
    epoch_ = position->epoch;
  }
}

Reader::~Reader() { tail_.forget(*this); }

// ---- Joining ----

void Reader::ask_to_join(std::optional<Position> position) {
  state_ = State::joining;
  tail_.sources_.join(person_, position, [weak = weak_from_this(), asked = ++asked_](result<Join> answer) {
    const auto self = weak.lock();
    if (self && self->asked_ == asked && !self->closed_) self->joined(std::move(answer));
  });
}

void Reader::joined(result<Join> answer) {
  if (!answer) return close(answer.error());
  if (!welcomed_) {
    welcome_ = tail_.sources_.welcome(person_, *answer);
    alerts_from_ = answer->at;
    welcomed_ = true;
  }
  epoch_ = answer->epoch;
  sight_ = std::move(answer->sight);
  storage_to_ = answer->at;
  live_.clear();  // published before the answer: storage has it
  behind_ = false;
  state_ = State::reading;
  if (!alerts_whole_) {
    alerts_whole_ = true;
    alerts_from_ = answer->at;
  }
  if (!answer->snapshot.empty()) {  // it holds everything up to the join point
    early_.clear();
    alerts_.clear();
    alerts_from_ = answer->at;
    missed_ = std::move(answer->snapshot);
    missed_to_ = answer->at;
    snapshot_ = true;
  } else {
    go_on();
  }
  wake_();
}

void Reader::start_afresh() {
  if (state_ == State::joining) return;  // the answer will already know
  missed_.clear();
  missed_to_.reset();
  ask_to_join(std::nullopt);  // if half a snapshot was sent, snapshot_ stays: nothing overtakes the whole one
}

void Reader::fall_behind() {
  behind_ = true;
  live_.clear();
  if (state_ == State::live) ask_to_join(Position{position_, epoch_});
}

void Reader::close(boost::system::error_code reason) {
  if (closed_) return;
  closed_ = reason;
  live_.clear();
  alerts_.clear();
  missed_.clear();
  answers_.clear();
  wake_();
}

// ---- Storage ----

// After everything up to position_ was taken: the next part, the next join, or live.
void Reader::go_on() {
  if (state_ != State::reading || missed_to_) return;
  if (position_ < storage_to_) return read_on();
  if (behind_) return ask_to_join(Position{position_, epoch_});
  state_ = State::live;
  owes_position_ = true;
}

void Reader::read_on() {
  // No part crosses alerts_from_ (up to there alerts are only in storage, after it also in alerts_): a new storage_to_
  // is asked for only when the one before it was reached.
  auto keep = [weak = weak_from_this(), asked = ++asked_](result<Chunk> answer) {
    const auto self = weak.lock();
    if (self && self->asked_ == asked && !self->closed_) self->was_read(std::move(answer));
  };
  tail_.sources_.read(Plan{sight_, position_, storage_to_}, std::move(keep));
}

void Reader::was_read(result<Chunk> answer) {
  if (!answer) return close(answer.error());
  std::string bytes;
  const auto& pieces = answer->pieces;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (sent_or_waiting(pieces[i].sequence)) continue;
    const auto end = i + 1 < pieces.size() ? pieces[i + 1].begin : answer->bytes.size();
    bytes.append(answer->bytes, pieces[i].begin, end - pieces[i].begin);
  }
  if (!bytes.empty()) missed_.push_back(std::make_shared<const std::string>(std::move(bytes)));
  missed_to_ = answer->up_to;
  wake_();
}

bool Reader::sent_or_waiting(Sequence alert) const {
  return early_.contains(alert) ||
         std::ranges::any_of(alerts_, [&](const Published& waiting) { return waiting.sequence == alert; });
}

// ---- Live ----

bool Reader::follow(const Published& entry) {
  if (closed_ || !welcomed_) return false;  // before the first join: the answer will already know
  const bool was_quiet = quiet();
  if (entry.lane == Lane::alert) {
    if (!alerts_whole_) return false;
    if (early_.size() >= tail_.bounds_.alerts.entries || !alerts_.push(entry, tail_.bounds_.alerts)) drop_alerts();
  } else {
    if (!behind_ && !live_.push(entry, tail_.bounds_.live)) fall_behind();
  }
  return entry.lane == Lane::alert || (was_quiet && !quiet());
}

void Reader::tell(const ReadPosition& position) {
  if (closed_ || !welcomed_) return;
  reads_[position.timeline] = position.sequence;
  wake_();
}

void Reader::tell(const PresenceChanged& change) {
  if (closed_ || !welcomed_) return;
  present_[change.person] = change.here;
  wake_();
}

void Reader::drop_alerts() {
  alerts_.clear();
  alerts_whole_ = false;
  if (missed_to_ && !snapshot_) {  // it left out what was waiting in alerts_: read that part again
    missed_.clear();
    missed_to_.reset();
    go_on();
  }
  if (!behind_) fall_behind();
}

void Reader::answer(Bytes frame) {
  if (closed_) return;
  answers_.push_back(std::move(frame));
  if (welcomed_) wake_();
}

// ---- Taking ----

std::vector<Bytes> Reader::take(std::size_t max_bytes) {
  Room room{.frames = {}, .left = std::max<std::size_t>(max_bytes, 1)};
  if (closed_ || !welcomed_) return {};
  if (welcome_) room.add(std::exchange(welcome_, nullptr));
  take_alerts(room);
  take_own(room);
  take_missed(room);
  take_alerts(room);  // those that had to wait for what was missed
  take_live(room);
  return std::move(room.frames);
}

bool Reader::may_overtake(const Published& alert) const {
  return !snapshot_ && (position_ >= alerts_from_ || alert.timeline.value > alerts_from_.value);
}

void Reader::take_alerts(Room& room) {
  for (std::size_t place = 0; place < alerts_.size() && !room.full();) {
    const auto& alert = alerts_.at(place);
    if (!may_overtake(alert)) {
      ++place;
      continue;
    }
    const bool early = state_ != State::live || (!live_.empty() && live_.front().sequence < alert.sequence);
    if (!room.add(early ? alert.early : alert.bytes)) return;
    if (early) {
      early_.insert(alert.sequence);
    } else {
      told_ = alert.sequence;
      moved_to(alert.sequence);
    }
    alerts_.drop(place);
  }
}

void Reader::take_own(Room& room) {
  std::size_t taken = 0;
  while (taken < answers_.size() && !room.full() && room.add(answers_[taken])) ++taken;
  answers_.erase(answers_.begin(), answers_.begin() + static_cast<std::ptrdiff_t>(taken));
  while (!reads_.empty() && !room.full()) {
    const auto [timeline, sequence] = *reads_.begin();
    if (room.add(frame_of(ReadMoved{ReadPosition{timeline, sequence}}))) reads_.erase(reads_.begin());
  }
  while (!present_.empty() && !room.full()) {
    const auto [person, here] = *present_.begin();
    if (room.add(frame_of(PresenceChanged{person, here}))) present_.erase(present_.begin());
  }
}

void Reader::take_missed(Room& room) {
  if (!missed_to_ || room.full()) return;
  std::size_t taken = 0;
  while (taken < missed_.size() && !room.full() && room.add(missed_[taken])) ++taken;
  missed_.erase(missed_.begin(), missed_.begin() + static_cast<std::ptrdiff_t>(taken));
  if (!missed_.empty()) return;
  moved_to(*missed_to_);
  missed_to_.reset();
  snapshot_ = false;
  go_on();
}

void Reader::take_live(Room& room) {
  if (state_ != State::live) return;
  while (!live_.empty() && !room.full() && room.add(live_.front().bytes)) {
    told_ = live_.front().sequence;
    moved_to(told_);
    live_.drop(0);
  }
  if (!quiet() || room.full()) return;
  owes_position_ = owes_position_ || !early_.empty();
  moved_to(std::max(position_, tail_.head_));
  if (!owes_position_) return;
  if (!room.add(frame_of(CaughtUp{Position{position_, epoch_}}))) return;
  owes_position_ = false;
  told_ = position_;
}

void Reader::moved_to(Sequence position) {
  position_ = position;
  early_.erase(early_.begin(), early_.upper_bound(position));
}

void Reader::refresh() {
  if (state_ != State::live || !quiet() || told_ >= tail_.head_) return;
  owes_position_ = true;
  wake_();
}

}  // namespace cueline::engine
