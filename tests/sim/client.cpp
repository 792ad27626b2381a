#include "tests/sim/client.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "protocol/read.hpp"
#include "protocol/write.hpp"
#include "server/domain/access.hpp"

namespace cueline::sim {

namespace {

constexpr std::uint64_t epoch = 1;

template <class Visit>
void each_line(std::string_view text, const Visit& visit) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    visit(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

bool may_be_rewritten(const EntryBody& body) {
  const auto* const set = std::get_if<RowSet>(&body);
  if (set) return std::holds_alternative<Kudos>(set->row) || std::holds_alternative<CheckIn>(set->row);
  return std::holds_alternative<MessagePosted>(body) || std::holds_alternative<MessageEdited>(body) ||
         std::holds_alternative<ObservationSent>(body) || std::holds_alternative<ObservationCompleted>(body);
}

bool names_a_student(const Entry& entry) {
  const auto* const added = std::get_if<StudentAdded>(&entry.body);
  const auto* const changed = std::get_if<StudentChanged>(&entry.body);
  return (added && added->name) || (changed && changed->name);
}

}  // namespace

Client::Client(Server& server, Chance& chance, Verdict& verdict, Who who, Plant plant)
    : server_(server),
      chance_(chance),
      verdict_(verdict),
      person_(who.person),
      name_(std::move(who.name)),
      slow_(who.slow),
      plant_(plant),
      thread_(chance.below(io_threads)) {}

void Client::connect() {
  if (reader_ || cut_off_) return;
  auto from = position_;
  if (plant_ == Plant::resumed_from_what_came_early && from) from->sequence = std::max(from->sequence, newest_);
  reader_ = server_.open(thread_, person_, from, [this] { ready_ = true; });
}

void Client::disconnect() {
  reader_.reset();
  ready_ = welcome_ = false;
  wire_.clear();
  on_its_way_.clear();
  early_here_.clear();
}

void Client::server_died() {
  disconnect();
  ghosts_.clear();
}

void Client::send(Command command) {
  const auto number = std::to_string(++commands_);
  sent_.push_back({CommandFrame{CommandId(name_ + "-" + number), std::move(command)}});
  if (welcome_) submit(sent_.back());
}

void Client::send_again() {
  if (welcome_ && !sent_.empty()) submit(chance_.pick(sent_));
}

void Client::submit(Sent& sent) {
  sent.told_to_wait = false;
  on_its_way_.push_back(sent.frame);
}

void Client::hand_over(std::size_t count) {
  for (; count > 0 && !on_its_way_.empty(); --count) {
    server_.submit(thread_, reader_, person_, on_its_way_.front());
    on_its_way_.pop_front();
  }
}

// No answer for too long. The server hears nothing of it.
void Client::give_up() {
  ghosts_.push_back({reader_, std::exchange(on_its_way_, {})});
  disconnect();
}

// What an old connection still had on its way arrives, perhaps after the same was said again on a new one.
void Client::haunt() {
  if (ghosts_.empty() || !chance_.one_in(8)) return;
  auto& [reader, on_its_way] = ghosts_.front();
  if (on_its_way.empty() || reader->closed()) return static_cast<void>(ghosts_.erase(ghosts_.begin()));
  ++verdict_.totals.late;
  server_.submit(thread_, reader, person_, on_its_way.front());
  on_its_way.pop_front();
}

std::string Client::state() const {
  std::string unanswered;
  for (const auto& sent : sent_) {
    if (!sent.answered) unanswered += " " + std::string(kind_of(sent.frame.command));
  }
  return name_ + " of person " + std::to_string(person_.value) + ", " +
         (!reader_          ? "not connected"
          : reader_->live() ? "live"
                            : "reading") +
         (ready_ ? ", ready" : "") + ", position " + std::to_string(position_ ? position_->sequence.value : 0) +
         unanswered;
}

bool Client::all_answered() const { return std::ranges::all_of(sent_, &Sent::answered); }

void Client::run() {
  if (cut_off_) {
    if (reader_ && chance_.one_in(30)) give_up();
    return;
  }
  haunt();
  if (!reader_) return;
  if (reader_->closed()) return disconnect();
  for (auto& sent : sent_) {
    if (sent.told_to_wait && chance_.one_in(4)) submit(sent);
  }
  hand_over(chance_.below(3));
  if (ready_ && (!slow_ || chance_.one_in(6))) take(1 + chance_.below(slow_ ? 600 : 8000));
  for (auto some = slow_ ? 1 : 1 + chance_.below(8); some > 0 && !wire_.empty(); --some) {
    const auto frames = std::move(wire_.front());
    wire_.pop_front();
    receive(*frames);
  }
}

void Client::run_all() {
  if (reader_ && reader_->closed()) disconnect();
  for (auto& sent : sent_) {
    if (reader_ && sent.told_to_wait) submit(sent);
  }
  if (reader_) hand_over(on_its_way_.size());
  while (reader_ && ready_ && verdict_.broken.empty()) take(4096);
  while (!wire_.empty() && verdict_.broken.empty()) {
    const auto frames = std::move(wire_.front());
    wire_.pop_front();
    receive(*frames);
  }
}

// As a connection does: as long as there is something, then it waits to be woken.
bool Client::take(std::size_t room) {
  const bool live = reader_->live();
  std::vector<engine::Bytes> frames;
  reader_->take(frames, room);
  if (frames.empty()) ready_ = false;
  if (live) check_lanes(frames);
  wire_.insert(wire_.end(), frames.begin(), frames.end());
  return !frames.empty();
}

void Client::check_lanes(const std::vector<engine::Bytes>& frames) {
  bool ordinary = false;
  const auto check = [&](std::string_view line) {
    const auto frame = read_server_frame(line);
    const auto* entry = frame ? std::get_if<EntryFrame>(&*frame) : nullptr;
    if (!entry || !server_.oracle().follow(entry->entry.sequence)) return;
    const auto& fact = server_.oracle().facts().at(entry->entry.sequence.value - 1);
    if (fact.of_alert && ordinary) return verdict_.fail("alerts go before what else waits on a live connection");
    ordinary = ordinary || !fact.of_alert;
  };
  for (const auto& bytes : frames) each_line(*bytes, check);
}

void Client::receive(const std::string& frames) {
  each_line(frames, [&](std::string_view line) {
    const auto frame = read_server_frame(line);
    if (!frame) return verdict_.fail("every frame of the server can be read");
    if (const auto* welcome = std::get_if<Welcome>(&*frame)) got(*welcome);
    if (const auto* entry = std::get_if<EntryFrame>(&*frame)) got(*entry);
    if (const auto* part = std::get_if<Snapshot>(&*frame)) got(*part);
    if (const auto* caught_up = std::get_if<CaughtUp>(&*frame)) got(*caught_up);
    if (const auto* reply = std::get_if<Reply>(&*frame)) got(*reply);
  });
}

void Client::fail(const std::string& promise, const Entry& entry) {
  verdict_.fail(promise + " (" + name_ + " of person " + std::to_string(person_.value) + ", " +
                std::string(kind_of(entry.body)) + " " + std::to_string(entry.sequence.value) + " on timeline " +
                std::to_string(entry.timeline.value) + ")");
}

void Client::got(const Welcome& welcome) {
  if (welcome.person != person_) verdict_.fail("a welcome names who came");
  welcome_ = true;
  seen_from_ = welcome.head;
  if (plant_ == Plant::outbox_forgotten) return;
  for (auto& sent : sent_) {
    if (!sent.answered) submit(sent);
  }
}

void Client::got(const EntryFrame& frame) {
  ++verdict_.totals.delivered;
  const auto& entry = frame.entry;
  const auto sequence = entry.sequence;
  if (!server_.oracle().follow(sequence)) return;
  if (!server_.oracle().could_read(sequence, person_)) return fail("nobody gets an entry that access denies", entry);
  if (!position_) return verdict_.fail("a client without a position gets a snapshot first");
  if (sequence <= position_->sequence || early_here_.contains(sequence)) {
    return fail("no entry comes twice", entry);
  }
  if (frame.early.value_or(false)) {
    ++verdict_.totals.early;
    early_here_.insert(sequence);
  }
  if (known_.insert(sequence).second) {
    const auto& fact = server_.oracle().facts().at(sequence.value - 1).entry;
    if (names_a_student(entry)) fail("nobody is told a student's name", entry);
    const auto told = domain::access::told(fact);
    if (!may_be_rewritten(fact.body) && write(told) != write(entry)) fail("everybody gets what is stored", entry);
    const auto [last, is_first] = last_on_.try_emplace(entry.timeline, sequence);
    if (!is_first && entry.previous != last->second) fail("each timeline comes in its order, without a hole", entry);
    last->second = sequence;
    newest_ = std::max(newest_, sequence);
  }
  if (!frame.early.value_or(false)) reached(sequence);
}

void Client::got(const Snapshot& part) {
  if (part.first) {
    position_.reset();
    known_.clear();
    last_on_.clear();
    early_here_.clear();
  }
  for (const auto& head : part.heads) last_on_[head.timeline] = head.sequence;
  if (!part.last) return;
  position_ = part.position;
  newest_ = seen_from_ = part.position.sequence;
  check_access(part.position.sequence);
}

void Client::got(const CaughtUp& caught_up) {
  if (server_.oracle().follow(caught_up.position.sequence)) reached(caught_up.position.sequence);
}

void Client::got(const Reply& reply) {
  // Only the server's own trouble keeps a command in the outbox; "reminded lately" is an answer.
  const bool later = reply.problem && (reply.problem->code == "log_broken" || reply.problem->code == "busy");
  for (auto& sent : sent_) {
    if (sent.frame.id != reply.id || sent.answered) continue;
    sent.answered = !later;
    sent.told_to_wait = reply.problem && reply.problem->code == "busy";
  }
}

// The server says: you have everything you may see up to here.
void Client::reached(Sequence position) {
  if (!position_) return verdict_.fail("a client without a position gets a snapshot first");
  for (auto next = position_->sequence.value + 1; next <= position.value; ++next) {
    if (server_.oracle().could_read(Sequence{next}, person_) && !known_.contains(Sequence{next})) {
      return fail("a position has no hole behind it", server_.oracle().facts().at(next - 1).entry);
    }
  }
  check_access(position);
  known_.erase(known_.begin(), known_.upper_bound(position));
  position_ = Position{std::max(position, position_->sequence), epoch};
}

// A connection goes on with what its person might see when it began; what changed since closes it or brings a snapshot.
void Client::check_access(Sequence position) {
  const auto within = [&](Sequence moment) { return moment > seen_from_ && moment <= position; };
  if (within(server_.oracle().lost(person_))) verdict_.fail("who may see less is not served on");
  if (within(server_.oracle().gained(person_))) verdict_.fail("who may see more starts afresh");
}

}  // namespace cueline::sim
