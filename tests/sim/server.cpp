#include "tests/sim/server.hpp"

#include <algorithm>

#include "protocol/write.hpp"

namespace cueline::sim {

namespace {

engine::Bytes frame_of(const ServerFrame& frame) { return std::make_shared<const std::string>(write(frame) + '\n'); }

// Small, so that a short run fills them.
constexpr engine::Bounds bounds{.live = {6, 1 << 20}, .alerts = {3, 1 << 20}};
constexpr engine::ChunkBounds part{.part_bytes = 512, .parts = 3, .scanned = 7};

}  // namespace

Server::Server(Chance& chance, Plant plant, Verdict& verdict)
    : chance_(chance),
      plant_(plant),
      verdict_(verdict),
      log_(disk_, plant, chance),
      oracle_(log_, school_id, verdict),
      disk_pace_(chance),
      pool_pace_(chance) {
  start();
}

void Server::start() {
  for (std::size_t thread = 0; thread < io_threads; ++thread) {
    tails_.push_back(std::make_unique<engine::Tail>(
        engine::Sources{
            [this, thread](PersonId person, std::optional<Position> position, const auto& joined) {
              join(thread, person, position, joined);
            },
            [this, thread](engine::Plan plan, const auto& done) { read_part(thread, std::move(plan), done); },
            [this](PersonId person, const engine::Join& join) {
              return frame_of(Welcome{person, join.school, join.epoch, join.at, now_, "sim"});
            }},
        bounds));
  }
  auto opened = engine::Engine::open(
      log_, school_id,
      engine::Surroundings{[this](Task task) { engine_tasks_.push_back(std::move(task)); },
                           [this](const std::shared_ptr<const engine::Batch>& batch) { publish(batch); },
                           [](PersonId, const ReadPosition&) {}, [](const PresenceChanged&) {},
                           [this](boost::system::error_code) { broken_ = true; },
                           [this](Task task) { engine_tasks_.push_back(std::move(task)); }});
  if (!opened) return verdict_.fail("a school can be opened from what is on disk");
  engine_ = std::move(*opened);
  broken_ = false;
  oracle_.check_state(engine_->school(), "the stored records are what replaying the log gives");
}

void Server::stop() {
  engine_tasks_.clear();
  for (auto& tasks : io_tasks_) tasks.clear();
  pool_tasks_.clear();
  engine_.reset();
}

void Server::crash(std::size_t kept) {
  ++verdict_.totals.crashes;
  if (kept < disk_.waiting()) ++verdict_.totals.torn;
  stop();
  tails_.clear();
  log_.crash(kept);
  start();
}

void Server::run(std::deque<Task>& tasks) {
  if (tasks.empty()) return;
  const auto task = std::move(tasks.front());
  tasks.pop_front();
  task();
}

std::vector<Server::Task> Server::what_can_go_on() {
  std::vector<Task> ready;
  if (!engine_tasks_.empty()) ready.emplace_back([this] { run(engine_tasks_); });
  for (auto& tasks : io_tasks_) {
    if (!tasks.empty()) ready.emplace_back([this, &tasks] { run(tasks); });
  }
  if (!pool_tasks_.empty() && pool_pace_.ready()) {
    ready.emplace_back([this] {
      std::swap(pool_tasks_.front(), chance_.pick(pool_tasks_));  // several threads: no order
      run(pool_tasks_);
      pool_pace_.done();
    });
  }
  if (disk_.waiting() > 0 && disk_pace_.ready()) {
    ready.emplace_back([this] {
      disk_.commit_next(1 + chance_.below(4));
      disk_pace_.done();
    });
  }
  return ready;
}

bool Server::run_one() {
  auto ready = what_can_go_on();
  if (ready.empty()) return !pool_tasks_.empty() || disk_.waiting() > 0;
  chance_.pick(ready)();
  return true;
}

void Server::run_all() {
  while (verdict_.broken.empty() && run_one()) {
  }
}

void Server::slow_down() {
  ++verdict_.totals.stalls;
  auto& pace = chance_.one_in(2) ? disk_pace_ : pool_pace_;
  if (chance_.one_in(2)) return pace.stall(1 + chance_.below(600));
  pace.slow(chance_.below(40));  // 0: quick again
}

void Server::recover() {
  disk_pace_.recover();
  pool_pace_.recover();
}

void Server::flood(PersonId person) {
  constexpr int more_than_it_takes = 4500;
  ++verdict_.totals.floods;
  disk_pace_.stall(2 * more_than_it_takes);
  const auto round = std::to_string(verdict_.totals.steps);
  const auto name = [&](int number) { return CommandId("flood-" + round + "-" + std::to_string(number)); };
  submit(0, {}, person, {name(0), OpenChannel{ChannelKind::team, "Flood", {person}}});
  for (int i = 1; i <= more_than_it_takes; ++i) submit(0, {}, person, {name(i), AcceptIssue{IssueId{0}}});
  while (!engine_tasks_.empty()) run(engine_tasks_);
}

void Server::submit(std::size_t thread, const std::weak_ptr<engine::Reader>& reader, PersonId person,
                    const CommandFrame& frame) {
  ++verdict_.totals.commands;
  engine_tasks_.push_back([this, thread, reader, person, frame] {
    engine_->submit(person, frame, now_, [this, thread, reader, person](const Reply& reply) {
      answered(person, reply);
      if (reader.expired() || has_bug(Plant::reply_lost, 20)) return;
      io_tasks_.at(thread).push_back([reader, bytes = frame_of(reply)] {
        if (const auto open = reader.lock()) open->answer(bytes);
      });
    });
  });
}

void Server::answered(PersonId person, const Reply& reply) {
  if (reply.problem) {
    ++verdict_.totals.refusals[reply.problem->code];
    if (reply.problem->code == "busy" && !reply.problem->retry_after_ms)
      verdict_.fail("who is told busy is told when to come back");
    return static_cast<void>(++verdict_.totals.refused);
  }
  ++verdict_.totals.confirmed;
  for (const auto sequence : reply.sequences) {
    if (sequence > disk_.head(school_id)) return verdict_.fail("a success means: on disk");
  }
  const auto [known, is_new] = promised_.try_emplace({person, reply.id}, reply.sequences);
  if (is_new) return;
  ++verdict_.totals.repeats;
  if (known->second != reply.sequences) verdict_.fail("a repeated command gets the first answer again");
}

void Server::read(PersonId person, TimelineId timeline, Sequence sequence) {
  engine_tasks_.push_back([this, person, timeline, sequence] { engine_->read(person, timeline, sequence); });
}

void Server::history(PersonId person, TimelineId timeline) {
  const History question{"page", timeline, {}, static_cast<std::int64_t>(1 + chance_.below(12))};
  engine_tasks_.push_back([this, person, question] {
    engine_->sight(person, [this, question](const result<std::shared_ptr<const engine::Sight>>& seen) {
      if (!seen) return;
      pool_tasks_.push_back([this, question, sight = *seen] {
        oracle_.check_page(sight, question, engine::read_history(log_, school_id, with_bug(*sight), question));
      });
    });
  });
}

std::shared_ptr<engine::Reader> Server::open(std::size_t thread, PersonId person, std::optional<Position> position,
                                             std::function<void()> wake) {
  return tails_.at(thread)->open(person, position, std::move(wake));
}

void Server::pass_time(std::int64_t milliseconds) {
  now_.value += milliseconds;
  engine_tasks_.push_back([this] { static_cast<void>(engine_->advance(now_)); });
}

void Server::jump_clock(std::int64_t milliseconds) {
  ++verdict_.totals.clock_jumps;
  pass_time(milliseconds);
}

void Server::refresh() {
  for (const auto& tail : tails_) tail->refresh();
}

void Server::publish(const std::shared_ptr<const engine::Batch>& batch) {
  auto changed = std::make_shared<const engine::Batch>(with_bug(*batch));
  const bool forgets_one = has_bug(Plant::published_to_one_thread, 10);
  for (std::size_t thread = forgets_one ? 1 : 0; thread < io_threads; ++thread) {
    io_tasks_.at(thread).push_back([this, thread, changed] { tails_.at(thread)->publish(*changed); });
  }
}

void Server::join(std::size_t thread, PersonId person, std::optional<Position> position,
                  const std::function<void(result<engine::Join>)>& joined) {
  if (position && position->sequence) ++verdict_.totals.resumed;
  engine_tasks_.push_back([this, thread, person, position, joined] {
    engine_->join(with_bug(person), position, [this, thread, person, joined](result<engine::Join> answer) {
      if (answer && has_bug(Plant::join_point_too_far, 4)) ++answer->at.value;
      if (answer) oracle_.check_join(person, *answer);
      if (answer && !answer->snapshot.empty()) ++verdict_.totals.snapshots;
      auto tell = [joined, answer = std::move(answer)] { joined(answer); };
      auto& tasks = io_tasks_.at(thread);
      if (plant_ == Plant::join_overtakes_publish) return tasks.push_front(std::move(tell));
      tasks.push_back(std::move(tell));
    });
  });
}

void Server::read_part(std::size_t thread, engine::Plan plan, const std::function<void(result<engine::Chunk>)>& done) {
  pool_tasks_.push_back([this, thread, plan = std::move(plan), done] {
    ++verdict_.totals.parts;
    result<engine::Chunk> chunk = Errc::log_broken;
    if (chance_.one_in(100)) {
      ++verdict_.totals.read_failures;
    } else {
      chunk = engine::read_chunk(log_, school_id, with_bug(plan), part);
    }
    io_tasks_.at(thread).push_back([done, chunk = with_bug(std::move(chunk), plan)] { done(chunk); });
  });
}

}  // namespace cueline::sim
