#include "server/net/turns.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using cueline::net::Turns;
namespace asio = boost::asio;

namespace {

using Steps = std::vector<std::string>;

struct Stage {
  void say(const std::string& step) { steps.push_back(step); }
  void later(std::function<void()> job) { asio::post(turns.io(), std::move(job)); }

  Turns turns;
  asio::executor_work_guard<asio::io_context::executor_type> work{turns.io().get_executor()};  // as its threads have
  Steps steps;
};

}  // namespace

TEST_CASE("what is put off happens when all that was ready is done, the last of it after the rest") {
  Stage stage;
  stage.turns.at_every_end([&] {
    stage.say("write");
    stage.turns.io().stop();
  });
  stage.later([&] {
    stage.say("first");
    stage.turns.at_end([&] { stage.say("commit"); });
    stage.later([&] { stage.say("what the first brought"); });
  });
  stage.later([&] { stage.say("second"); });
  stage.turns.run();
  CHECK(stage.steps == Steps{"first", "second", "what the first brought", "commit", "write"});
}

TEST_CASE("what is put off at the end of a turn has a turn of its own, though nothing else happens") {
  Stage stage;
  stage.later([&] {
    stage.turns.at_end([&] {
      stage.say("end");
      stage.turns.at_end([&] {
        stage.say("next end");
        stage.turns.io().stop();
      });
    });
  });
  stage.turns.run();
  CHECK(stage.steps == Steps{"end", "next end"});
}

TEST_CASE("a turn ends, however much is ready") {
  Stage stage;
  std::size_t worked = 0;
  std::function<void()> again = [&] {
    ++worked;
    stage.later(again);
  };
  stage.turns.at_every_end([&] { stage.turns.io().stop(); });
  stage.later(again);
  stage.turns.run();  // would never return
  CHECK(worked > 0);
}
