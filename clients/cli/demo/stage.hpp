// A school without a network: commands go to the engine as they would from people, at whatever time the story says,
// through the same rules onto the same disk.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "server/engine/engine.hpp"
#include "storage/log.hpp"

namespace cueline::demo {

class Stage {
 public:
  [[nodiscard]] static result<std::unique_ptr<Stage>> open(storage::Log& log);
  Stage() = default;
  ~Stage();
  Stage(const Stage&) = delete;

  [[nodiscard]] engine::Engine& engine() { return *engine_; }

  // Each waits until it is on disk and answers the sequence of the first entry. A refusal is a mistake of the story
  // itself: it ends the telling, and problem() says which command it was.
  Sequence found(const SchoolCreated& school, const PersonAdded& admin, Millis at);
  Sequence say(PersonId person, Command command, Millis at);
  // Many commands, many under way at once: for filling a school quickly.
  void say_often(PersonId person, const std::function<Command(std::size_t)>& command, Millis at, std::size_t times);
  void pass_time(Millis until);  // whatever is due by then happens

  [[nodiscard]] const std::string& problem() const { return problem_; }
  [[nodiscard]] std::size_t told() const { return told_; }

 private:
  Sequence wait(const std::function<void(engine::Engine::ReplyTo)>& ask, std::string_view what);
  void run_one();

  std::mutex mutex_;
  std::condition_variable posted_;
  std::deque<std::function<void()>> queue_;
  std::unique_ptr<engine::Engine> engine_;
  std::string opened_at_;  // names the commands of this stage: another one on the same log has others
  std::string problem_;
  std::size_t told_ = 0;
};

}  // namespace cueline::demo
