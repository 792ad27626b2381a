#include "server/engine/reader.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "protocol/write.hpp"
#include "server/engine/tail.hpp"

namespace cueline::engine {

bool Reader::Room::add(Bytes frame) {
  const auto size = frame->size();
  if (any && size > left) {
    left = 0;
    return false;
  }
  left -= std::min(left, size);
  any = true;
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

Bytes Reader::pack(const ServerFrame& frame) const { return tail_.sources_.pack(write(frame) + '\n'); }

Reader::Behind& Reader::behind() {
  if (!behind_) behind_ = std::make_unique<Behind>();
  return *behind_;
}

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
  auto& behind = this->behind();
  if (!welcomed_) {
    behind.welcome = tail_.sources_.welcome(person_, *answer);
    alerts_from_ = answer->at;
    welcomed_ = true;
  }
  epoch_ = answer->epoch;
  behind.sight = std::move(answer->sight);
  behind.to = answer->at;
  behind.overtaken = false;
  live_.clear();  // published before the answer: storage has it
  state_ = State::reading;
  if (!alerts_whole_) {
    alerts_whole_ = true;
    alerts_from_ = answer->at;
  }
  news_ = std::make_unique<News>();
  news_->now = pack(answer->now);
  if (!answer->snapshot.empty()) {  // it holds everything up to the join point
    early_.clear();
    alerts_.clear();
    alerts_from_ = answer->at;
    behind.missed.clear();
    for (const auto& part : answer->snapshot) behind.missed.push_back({tail_.sources_.pack(*part), Sequence{}});
    behind.missed_to = answer->at;
    behind.snapshot = true;
  } else {
    go_on();
  }
  wake_();
}

void Reader::start_afresh() {
  if (state_ == State::joining) return;  // the answer will already know
  auto& behind = this->behind();
  behind.missed.clear();
  behind.missed_to.reset();
  ask_to_join(std::nullopt);  // if half a snapshot was sent, `snapshot` stays: nothing overtakes the whole one
}

void Reader::fall_behind() {
  behind().overtaken = true;
  live_.clear();
  if (state_ == State::live) ask_to_join(Position{position_, epoch_});
}

void Reader::close(boost::system::error_code reason) {
  if (closed_) return;
  closed_ = reason;
  live_.clear();
  alerts_.clear();
  answers_.clear();
  behind_.reset();
  wake_();
}

// ---- Storage ----

// After everything up to position_ was taken: the next part, the next join, or live.
void Reader::go_on() {
  if (state_ != State::reading || behind_->missed_to) return;
  if (position_ < behind_->to) return read_on();
  if (behind_->overtaken) return ask_to_join(Position{position_, epoch_});
  state_ = State::live;
  owes_position_ = true;
}

void Reader::read_on() {
  // No part crosses alerts_from_ (up to there alerts are only in storage, after it also in alerts_): a new end is
  // asked for only when the one before it was reached.
  auto keep = [weak = weak_from_this(), asked = ++asked_](result<Chunk> answer) {
    const auto self = weak.lock();
    if (self && self->asked_ == asked && !self->closed_) self->was_read(std::move(answer));
  };
  tail_.sources_.read(Plan{behind_->sight, position_, behind_->to, sent_or_waiting()}, std::move(keep));
}

void Reader::was_read(result<Chunk> answer) {
  if (!answer) return close(answer.error());
  for (auto& part : answer->parts) behind_->missed.push_back({tail_.sources_.pack(std::move(part.lines)), part.up_to});
  behind_->missed_to = answer->up_to;
  wake_();
}

// The alerts that storage is not to bring once more.
std::vector<Sequence> Reader::sent_or_waiting() const {
  auto sequences = early_;
  for (const auto& waiting : alerts_) sequences.push_back(waiting->sequence);
  std::ranges::sort(sequences);
  return sequences;
}

// ---- Live ----

void Reader::follow(const DeliveryPtr& delivery) {
  if (closed_ || !welcomed_) return;  // before the first join: the answer will already know
  if (delivery->lane == Lane::alert) {
    if (!alerts_whole_) return;
    const auto& bounds = tail_.bounds_.alerts;
    if (early_.size() >= bounds.deliveries || !alerts_.push(delivery, bounds)) drop_alerts();
    return wake_();
  }
  if (behind_ && behind_->overtaken) return;
  const bool was_quiet = quiet();
  if (!live_.push(delivery, tail_.bounds_.live)) return fall_behind();
  if (was_quiet) wake_();
}

Reader::News& Reader::news() {
  if (!news_) news_ = std::make_unique<News>();
  return *news_;
}

void Reader::tell(const ReadPosition& position) {
  if (closed_ || !welcomed_) return;
  news().reads[position.timeline] = position.sequence;
  wake_();
}

void Reader::tell(const PresenceChanged& change) {
  if (closed_ || !welcomed_) return;
  news().present[change.person] = change.here;
  wake_();
}

void Reader::drop_alerts() {
  alerts_.clear();
  alerts_whole_ = false;
  if (state_ == State::reading && !behind_->snapshot) {  // what is being read leaves out what was waiting in alerts_
    behind_->missed.clear();
    behind_->missed_to.reset();
    go_on();
  }
  if (!behind_ || !behind_->overtaken) fall_behind();
}

void Reader::answer(Bytes frame) {
  if (closed_) return;
  answers_.push_back(std::move(frame));
  if (welcomed_) wake_();
}

// ---- Taking ----

bool Reader::take(std::vector<Bytes>& into, std::size_t max_bytes) {
  if (closed_ || !welcomed_ || idle()) return false;
  Room room{.frames = into, .left = std::max<std::size_t>(max_bytes, 1)};
  if (behind_ && behind_->welcome) room.add(std::exchange(behind_->welcome, nullptr));
  take_alerts(room);
  take_own(room);
  take_missed(room);
  take_alerts(room);  // those that had to wait for what was missed
  take_live(room);
  return room.any;
}

bool Reader::may_overtake(const Delivery& alert) const {
  const bool snapshot = behind_ && behind_->snapshot;
  return !snapshot && (position_ >= alerts_from_ || alert.timeline.value > alerts_from_.value);
}

void Reader::take_alerts(Room& room) {
  for (std::size_t place = 0; place < alerts_.size() && !room.full();) {
    const auto alert = alerts_.at(place);
    if (!may_overtake(*alert)) {
      ++place;
      continue;
    }
    const bool early = state_ != State::live || (!live_.empty() && live_.front().sequence < alert->sequence);
    if (!room.add(early ? alert->early : alert->bytes)) return;
    if (early) {
      early_.insert(std::ranges::upper_bound(early_, alert->sequence), alert->sequence);
    } else {
      told_ = alert->sequence;
      moved_to(alert->sequence);
    }
    alerts_.drop(place);
  }
}

void Reader::take_own(Room& room) {
  if (!answers_.empty()) {
    std::size_t taken = 0;
    while (taken < answers_.size() && !room.full() && room.add(answers_[taken])) ++taken;
    answers_.erase(answers_.begin(), answers_.begin() + static_cast<std::ptrdiff_t>(taken));
    if (answers_.empty() && answers_.capacity() > 4) answers_.shrink_to_fit();
  }
  if (!news_ || (behind_ && behind_->snapshot)) return;  // a snapshot tells what is older
  auto& [now, reads, present] = *news_;
  if (now && !room.full() && room.add(now)) now.reset();
  if (now) return;
  while (!reads.empty() && !room.full()) {
    const auto [timeline, sequence] = *reads.begin();
    if (room.add(pack(ReadMoved{ReadPosition{timeline, sequence}}))) reads.erase(reads.begin());
  }
  while (!present.empty() && !room.full()) {
    const auto [person, here] = *present.begin();
    if (room.add(pack(PresenceChanged{person, here}))) present.erase(present.begin());
  }
  if (reads.empty() && present.empty()) news_.reset();
}

void Reader::take_missed(Room& room) {
  if (!behind_ || !behind_->missed_to || room.full()) return;
  auto& missed = behind_->missed;
  std::size_t taken = 0;
  for (; taken < missed.size() && !room.full() && room.add(missed[taken].bytes); ++taken) {
    if (missed[taken].up_to) moved_to(missed[taken].up_to);
  }
  missed.erase(missed.begin(), missed.begin() + static_cast<std::ptrdiff_t>(taken));
  if (!missed.empty()) return;
  moved_to(*behind_->missed_to);
  behind_->missed_to.reset();
  behind_->snapshot = false;
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
  behind_.reset();
  owes_position_ = owes_position_ || !early_.empty();
  moved_to(std::max(position_, tail_.head_));
  if (!owes_position_) return;
  if (!room.add(pack(CaughtUp{Position{position_, epoch_}}))) return;
  owes_position_ = false;
  told_ = position_;
}

void Reader::moved_to(Sequence position) {
  position_ = position;
  early_.erase(early_.begin(), std::ranges::upper_bound(early_, position));
}

void Reader::refresh() {
  if (state_ != State::live || !quiet() || told_ >= tail_.head_) return;
  owes_position_ = true;
  wake_();
}

}  // namespace cueline::engine
