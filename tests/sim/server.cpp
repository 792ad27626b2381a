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
    : chance_(chance), plant_(plant), verdict_(verdict), log_(disk_, plant, chance), oracle_(log_, school_id, verdict) {
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
  stop();
  tails_.clear();
  disk_.crash(kept);
  start();
}

void Server::run(std::deque<Task>& tasks) {
  if (tasks.empty()) return;
  const auto task = std::move(tasks.front());
  tasks.pop_front();
  task();
}

bool Server::run_one() {
  std::vector<std::function<void()>> ready;
  if (!engine_tasks_.empty()) ready.emplace_back([this] { run(engine_tasks_); });
  for (auto& tasks : io_tasks_) {
    if (!tasks.empty()) ready.emplace_back([this, &tasks] { run(tasks); });
  }
  if (!pool_tasks_.empty()) {
    ready.emplace_back([this] {
      std::swap(pool_tasks_.front(), chance_.pick(pool_tasks_));  // several threads: no order
      run(pool_tasks_);
    });
  }
  if (disk_.waiting() > 0) ready.emplace_back([this] { disk_.commit_next(1 + chance_.below(4)); });
  if (ready.empty()) return false;
  chance_.pick(ready)();
  return true;
}

void Server::run_all() {
  while (verdict_.broken.empty() && run_one()) {
  }
}

void Server::submit(std::size_t thread, const std::weak_ptr<engine::Reader>& reader, PersonId person,
                    const CommandFrame& frame) {
  ++verdict_.totals.commands;
  engine_tasks_.push_back([this, thread, reader, person, frame] {
    engine_->submit(person, frame, now_, [this, thread, reader, person](const Reply& reply) {
      answered(person, reply);
      io_tasks_.at(thread).push_back([reader, bytes = frame_of(reply)] {
        if (const auto open = reader.lock()) open->answer(bytes);
      });
    });
  });
}

void Server::answered(PersonId person, const Reply& reply) {
  if (reply.problem) {
    ++verdict_.totals.refusals[reply.problem->code];
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

std::shared_ptr<engine::Reader> Server::open(std::size_t thread, PersonId person, std::optional<Position> position,
                                             std::function<void()> wake) {
  return tails_.at(thread)->open(person, position, std::move(wake));
}

void Server::pass_time(std::int64_t milliseconds) {
  now_.value += milliseconds;
  engine_tasks_.push_back([this] { static_cast<void>(engine_->advance(now_)); });
}

void Server::refresh() {
  for (const auto& tail : tails_) tail->refresh();
}

void Server::publish(const std::shared_ptr<const engine::Batch>& batch) {
  auto changed = std::make_shared<const engine::Batch>(with_bug(*batch));
  for (std::size_t thread = 0; thread < io_threads; ++thread) {
    io_tasks_.at(thread).push_back([this, thread, changed] { tails_.at(thread)->publish(*changed); });
  }
}

engine::Batch Server::with_bug(engine::Batch batch) {
  auto& entries = batch.entries;
  if (entries.empty()) return batch;
  if (plant_ == Plant::published_entry_lost && chance_.one_in(20)) entries.pop_back();
  if (plant_ == Plant::published_entry_twice && chance_.one_in(20)) entries.push_back(entries.back());
  for (auto& entry : entries) {
    if (plant_ == Plant::alerts_wait_their_turn) entry.lane = engine::Lane::ordinary;
    if (plant_ == Plant::overtaking_not_told && entry.early) entry.early = entry.bytes;
    if (plant_ == Plant::published_to_everybody && chance_.one_in(20)) {
      auto everybody = std::make_shared<std::vector<PersonId>>();
      for (const auto& person : engine_->people()) everybody->push_back(person.id);
      entry.readers = everybody;
    }
  }
  return batch;
}

void Server::join(std::size_t thread, PersonId person, std::optional<Position> position,
                  const std::function<void(result<engine::Join>)>& joined) {
  if (position && position->sequence) ++verdict_.totals.resumed;
  engine_tasks_.push_back([this, thread, person, position, joined] {
    auto asked_for = person;
    if (plant_ == Plant::snapshot_of_somebody_else && chance_.one_in(4)) {
      auto people = engine_->people();
      asked_for = people.empty() ? person : chance_.pick(people).id;
    }
    engine_->join(asked_for, position, [this, thread, person, joined](result<engine::Join> answer) {
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
  pool_tasks_.push_back([this, thread, plan = std::move(plan), done]() mutable {
    ++verdict_.totals.parts;
    if (plant_ == Plant::caught_up_from_one_too_far) ++plan.after.value;
    if (plant_ == Plant::caught_up_without_access) {
      auto all = *plan.sight;
      for (std::uint64_t id = 1; id <= plan.up_to.value; ++id) all.readable.insert(TimelineId{id});
      plan.sight = std::make_shared<const engine::Sight>(std::move(all));
    }
    auto chunk = engine::read_chunk(log_, school_id, plan, part);
    io_tasks_.at(thread).push_back([done, chunk = std::move(chunk)] { done(chunk); });
  });
}

}  // namespace cueline::sim
