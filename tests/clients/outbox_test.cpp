#include "clients/cpp/outbox.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace cueline;
using client::Outbox;

namespace {

Reply done(std::string id) { return {std::move(id), {Sequence{7}}, std::nullopt}; }

Reply busy(std::string id, std::optional<std::uint64_t> wait) {
  Problem problem{
      .code = "busy", .sentence = "A moment.", .field = {}, .allowed = {}, .retry = true, .retry_after_ms = wait};
  return {std::move(id), {}, std::move(problem)};
}

struct Sent {
  Outbox outbox;
  std::vector<std::string> answered;

  explicit Sent(std::size_t window, std::initializer_list<const char*> ids) : outbox(window) {
    for (const auto* id : ids)
      outbox.add(id, std::string("frame ") + id, [this](const Reply& reply) { answered.push_back(reply.id); });
  }
  std::string next() {
    const auto frame = outbox.next();
    return frame ? std::string(*frame) : "nothing";
  }
};

}  // namespace

TEST_CASE("commands leave in order, one at a time, each once") {
  Sent sent(1, {"a", "b"});
  CHECK(sent.next() == "frame a");
  CHECK(sent.next() == "nothing");
  sent.outbox.answer(done("a"));
  CHECK(sent.next() == "frame b");
  sent.outbox.answer(done("b"));
  CHECK(sent.outbox.empty());
  CHECK(sent.answered == std::vector<std::string>{"a", "b"});
}

TEST_CASE("a lost connection sends again what has no answer, in the same order, and nothing else") {
  Sent sent(2, {"a", "b", "c"});
  CHECK(sent.next() == "frame a");
  CHECK(sent.next() == "frame b");
  sent.outbox.answer(done("b"));
  sent.outbox.rewind();
  CHECK(sent.next() == "frame a");
  CHECK(sent.next() == "frame c");
  CHECK(sent.next() == "nothing");
}

TEST_CASE("a busy server is asked again after the time it named") {
  Sent sent(1, {"a"});
  CHECK(sent.next() == "frame a");
  CHECK(sent.outbox.answer(busy("a", 250)).count() == 250);
  CHECK(sent.answered.empty());
  CHECK(sent.next() == "frame a");
  CHECK(sent.outbox.answer(busy("a", std::nullopt)).count() == 1'000);
}

TEST_CASE("a doubled or unknown reply changes nothing") {
  Sent sent(1, {"a", "b"});
  CHECK(sent.outbox.answer(done("a")).count() == 0);  // not sent yet, so it cannot be its answer
  CHECK(sent.next() == "frame a");
  sent.outbox.answer(done("a"));
  sent.outbox.answer(done("a"));
  sent.outbox.answer(done("stranger"));
  CHECK(sent.answered == std::vector<std::string>{"a"});
  CHECK(sent.next() == "frame b");
}

TEST_CASE("an answer may add the next command") {
  Outbox outbox(1);
  bool second = false;
  outbox.add("a", "frame a", [&](const Reply&) { outbox.add("b", "frame b", [&](const Reply&) { second = true; }); });
  REQUIRE(outbox.next());
  outbox.answer(done("a"));
  REQUIRE(outbox.next() == "frame b");
  outbox.answer(done("b"));
  CHECK(second);
}
