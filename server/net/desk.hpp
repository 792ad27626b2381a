// The way from an I/O thread to the engine and back. One desk per loop; all functions and all answers on its thread.
// Answers and what the engine publishes come back in the order the engine gave them: one crossing carries both.
#pragma once

#include <boost/asio/thread_pool.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>

#include "server/domain/sharing.hpp"
#include "server/engine/catchup.hpp"
#include "server/engine/engine.hpp"
#include "server/net/crossing.hpp"
#include "server/net/loop.hpp"
#include "server/net/rate.hpp"

namespace cueline::search {
class Search;
}

namespace cueline::net {

// The engine and what goes with it on its thread.
struct EngineRoom {
  boost::asio::io_context& io;
  engine::Engine& engine;
  const storage::Log& log;
  boost::asio::thread_pool& reading;  // for blocking reads of the log
  SchoolId school;
  std::function<Millis()> now;       // the wall clock
  Rate person_rate;                  // of commands, over all connections of a person
  search::Search* search = nullptr;  // outlives the threads; null: search_not_ready
  std::unordered_map<PersonId, Bucket> rates{};
};

class Desk {
 public:
  Desk(Loop& loop, EngineRoom& room);

  using Back = std::function<void(const Reply&)>;
  void submit(PersonId person, CommandFrame frame, Back reply);
  void found_school(SchoolCreated school, PersonAdded admin, Back reply);
  void join(PersonId person, std::optional<Position> position, std::function<void(result<engine::Join>)> joined);
  void read_chunk(engine::Plan plan, std::function<void(result<engine::Chunk>)> done);
  void history(PersonId person, History question, std::function<void(result<HistoryPage>)> done);
  void ask(PersonId person, Question question, std::function<void(result<Finding>)> done);
  void notices(PersonId person, ItemId item, std::function<void(result<Finding>)> done);  // what became of them
  void search(PersonId person, SearchFor question, std::function<void(result<Finding>)> done);
  void read(PersonId person, Read read);
  void present(PersonId person, int change);
  void first_admin(std::function<void(std::optional<Person>)> done);  // none: there is no school yet
  // With the school's name.
  void person(PersonId id, std::function<void(std::optional<Person>, const std::string& school)> done);
  void figures(std::function<void(const engine::Engine::Figures&)> done);
  void audience(PersonId sender, Audience audience, std::function<void(std::vector<PersonId>)> done);

  // Who works in these rooms today, for a device that stands there.
  struct Sharing {
    std::vector<domain::Sharer> persons;
    std::string school;
    Language language;
  };
  void sharing(std::vector<ChannelId> rooms, std::function<void(Sharing)> done);
  void may_share(std::vector<ChannelId> rooms, std::function<void(bool)> done);

  [[nodiscard]] Millis now() const { return room_.now(); }
  [[nodiscard]] Loop& loop() { return loop_; }
  // On the engine's thread: runs something on the loop's, after all that was sent before.
  void send_back(std::function<void()> job) { back_.send(std::move(job)); }
  // On any thread: the same without the order.
  void post_back(std::function<void()> job) { boost::asio::post(loop_.io(), std::move(job)); }

 private:
  void find(PersonId person, const Question& question, const std::vector<Observation>& sightings,
            const std::function<void(result<Finding>)>& done);

  Loop& loop_;
  EngineRoom& room_;
  Crossing there_;
  Crossing back_;
};

// The answer to a command that came too fast.
[[nodiscard]] Problem busy_for(Bucket::Wait wait);

}  // namespace cueline::net
