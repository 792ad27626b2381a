#include "tests/rules/town.hpp"

#include <utility>

#include "protocol/read.hpp"
#include "server/domain/domain.hpp"

namespace cueline::rules {

namespace {

constexpr SchoolId school_id{1};

}  // namespace

Town::Town(std::int64_t now, Watch watch, Fail fail, Plant plant)
    : now_(now), watch_(std::move(watch)), fail_(std::move(fail)), plant_(plant) {
  open();
}

Town::~Town() { tasks_.clear(); }

void Town::open() {
  if (plant_ != Plant::none) {
    planted_ = std::make_unique<Planted>(disk_, school_id, plant_);
    return;
  }
  const auto later = [this](std::function<void()> task) { tasks_.push_back(std::move(task)); };
  auto opened = engine::Engine::open(
      disk_, school_id,
      engine::Surroundings{later, [](const std::shared_ptr<const engine::Batch>&) {},
                           [](PersonId, const ReadPosition&) {}, [](const PresenceChanged&) {},
                           [this](boost::system::error_code) { fail_("the disk is well"); }, later});
  if (!opened) return fail_("a school can be opened from what is on disk");
  engine_ = std::move(*opened);
}

void Town::run() {
  while (!tasks_.empty() || disk_.waiting() > 0) {
    disk_.commit_all();
    if (tasks_.empty()) continue;
    const auto task = std::move(tasks_.front());
    tasks_.pop_front();
    task();
  }
}

// Every entry on disk is replayed and shown.
void Town::follow() {
  const auto head = disk_.head(school_id);
  if (head.value == entries_.size()) return;
  std::vector<Entry> fresh;
  const auto scanned = disk_.scan(school_id, Sequence{entries_.size()}, head, [&](const storage::EntryView& stored) {
    auto entry = read_entry(stored.bytes);
    if (entry) fresh.push_back(std::move(*entry));
    return true;
  });
  if (!scanned || entries_.size() + fresh.size() != head.value) return fail_("entries are readable, without a hole");
  for (auto& entry : fresh) {
    domain::apply(seen_, entry);
    (void)seen_.take_touched();
    entries_.push_back(std::move(entry));
    watch_(entries_.back(), seen_);
  }
}

void Town::settle() {
  run();
  follow();
}

void Town::found(const std::string& time_zone) {
  const SchoolCreated school{"Hill School", time_zone, "en"};
  const PersonAdded admin{"Ana", Role::admin, {}, {}};
  if (planted_) planted_->found(school, admin, Millis{now_});
  if (engine_) engine_->found_school(school, admin, Millis{now_}, [](const Reply&) {});
  settle();
}

Reply Town::ask(PersonId by, const Command& command, bool watched) {
  Reply answer;
  say(by, command, [&](const Reply& reply) { answer = reply; });
  watched ? settle() : run();
  return answer;
}

void Town::say(PersonId by, const Command& command, std::function<void(const Reply&)> then) {
  const CommandFrame frame{CommandId("c" + std::to_string(++commands_)), command};
  if (planted_) return then(planted_->submit(by, frame, Millis{now_}));
  engine_->submit(by, frame, Millis{now_}, std::move(then));
}

std::optional<Millis> Town::advance() {
  const auto next = engine_ ? engine_->advance(Millis{now_}) : planted_->advance(Millis{now_});
  settle();
  return next;
}

void Town::pass_until(std::int64_t time) {
  for (auto next = advance(); next && next->value <= time; next = advance()) {
    if (next->value <= now_) return fail_("what is due is done, and not due again at once");
    now_ = next->value;
  }
  now_ = time;
  advance();
}

void Town::die_until(std::int64_t time, std::size_t kept) {
  tasks_.clear();
  engine_.reset();
  planted_.reset();
  disk_.crash(kept);
  left_ = now_;
  now_ = back_ = time;
  open();
  follow();
  if (!live().same_as(seen_)) fail_("the stored rows are what replaying the log gives");
  advance();
}

bool Town::is_time(std::int64_t due, std::int64_t done) const {
  return due == done || (done == back_ && due >= left_ && due < done);
}

}  // namespace cueline::rules
