#include "clients/cli/demo/stage.hpp"

#include <utility>

#include "protocol/write.hpp"

namespace cueline::demo {

result<std::unique_ptr<Stage>> Stage::open(storage::Log& log) {
  auto stage = std::make_unique<Stage>();
  engine::Surroundings surroundings;
  surroundings.post = [&stage = *stage](std::function<void()> work) {
    const std::lock_guard lock(stage.mutex_);
    stage.queue_.push_back(std::move(work));
    stage.posted_.notify_one();
  };
  surroundings.publish = [](const auto&) {};
  surroundings.read_moved = [](PersonId, const ReadPosition&) {};
  surroundings.presence = [](const PresenceChanged&) {};
  surroundings.broken = [&stage = *stage](boost::system::error_code error) { stage.problem_ = error.message(); };
  auto engine = engine::Engine::open(log, SchoolId{1}, std::move(surroundings));
  if (!engine) return engine.error();
  stage->engine_ = std::move(*engine);
  stage->opened_at_ = std::to_string(log.head(SchoolId{1}).value) + "-";
  return stage;
}

void Stage::run_one() {
  std::function<void()> work;
  {
    std::unique_lock lock(mutex_);
    posted_.wait(lock, [this] { return !queue_.empty(); });
    work = std::move(queue_.front());
    queue_.pop_front();
  }
  work();
}

Sequence Stage::wait(const std::function<void(engine::Engine::ReplyTo)>& ask, std::string_view what) {
  if (!problem_.empty()) return {};
  Reply reply;
  bool answered = false;
  ask([&](const Reply& answer) {
    reply = answer;
    answered = true;
  });
  while (!answered) run_one();
  if (reply.problem) problem_ = std::string(what) + ": " + reply.problem->sentence;
  ++told_;
  return reply.sequences.empty() ? Sequence{} : reply.sequences.front();
}

Sequence Stage::found(const SchoolCreated& school, const PersonAdded& admin, Millis at) {
  return wait([&](auto reply) { engine_->found_school(school, admin, at, std::move(reply)); }, "found_school");
}

Sequence Stage::say(PersonId person, Command command, Millis at) {
  const auto what = kind_of(command);
  const CommandFrame frame{"demo-" + opened_at_ + std::to_string(told_), std::move(command)};
  return wait([&](auto reply) { engine_->submit(person, frame, at, std::move(reply)); }, what);
}

void Stage::say_often(PersonId person, const std::function<Command(std::size_t)>& command, Millis at,
                      std::size_t times) {
  constexpr std::size_t under_way = 512;
  std::size_t answered = 0;
  const auto answer = [&](const Reply& reply) {
    ++answered;
    if (reply.problem) problem_ = reply.problem->sentence;
  };
  for (std::size_t asked = 0; answered < times && problem_.empty();) {
    if (asked == times || asked - answered == under_way) {
      run_one();
      continue;
    }
    const CommandFrame frame{"often-" + opened_at_ + std::to_string(told_ + asked), command(asked)};
    engine_->submit(person, frame, at, answer);
    ++asked;
  }
  told_ += times;
}

void Stage::pass_time(Millis until) { static_cast<void>(engine_->advance(until)); }

// The log still answers for what is under way, into this queue.
Stage::~Stage() {
  while (engine_ && engine_->figures().waiting > 0) run_one();
}

}  // namespace cueline::demo
