#include "tests/engine/desk.hpp"

#include <catch2/catch.hpp>
#include <utility>

#include "protocol/read.hpp"
#include "protocol/write.hpp"

namespace cueline::test {

namespace {

engine::Bytes frame_of(const ServerFrame& frame) { return std::make_shared<const std::string>(write(frame) + '\n'); }

}  // namespace

Desk::Desk() {
  start();
  engine->found_school({"Hill School", "Europe/Lisbon", "en"}, {"Ana", Role::admin, {}, {}}, now, [](const Reply&) {});
  settle();
  para = id_cast<PersonId>(made(admin, AddPerson{"Rui", Role::para, {}, {}}));
  other = id_cast<PersonId>(made(admin, AddPerson{"Eva", Role::para, {}, {}}));
  room = id_cast<ChannelId>(made(admin, OpenChannel{ChannelKind::classroom, "Room 12", {para, other}}));
  student = id_cast<StudentId>(made(admin, AddStudent{"Jo Reed", room, {para}}));
  happened.clear();
  replies.clear();
  published.clear();
}

void Desk::start() {
  tail = std::make_unique<engine::Tail>(
      engine::Sources{
          [this](PersonId person, std::optional<Position> position, const auto& joined) {
            tasks.emplace_back([this, person, position, joined] { engine->join(person, position, joined); });
          },
          [this](const engine::Plan& plan, const auto& done) {
            plans.push_back(plan);
            tasks.emplace_back([this, plan, done] { done(engine::read_chunk(log, school_id, plan, {300, 2, 100})); });
          },
          [](PersonId person, const engine::Join& join) {
            return frame_of(Welcome{person, join.school, join.epoch, join.at, Millis{}, "test"});
          }},
      bounds);
  auto opened = engine::Engine::open(
      log, school_id,
      {[this](std::function<void()> task) { tasks.push_back(std::move(task)); },
       [this](std::shared_ptr<const engine::Batch> batch) {
         happened.push_back("publish " + std::to_string(batch->entries.front().sequence.value) + "-" +
                            std::to_string(batch->head.value));
         published.push_back(batch);
         tail->publish(*batch);
       },
       [this](PersonId person, const ReadPosition& position) { tail->read_moved(person, position); },
       [this](const PresenceChanged& change) { tail->presence(change); },
       [this](boost::system::error_code) { ++broken; }});
  REQUIRE(opened.has_value());
  engine = std::move(*opened);
}

void Desk::stop() {
  tasks.clear();
  engine.reset();
}

void Desk::restart(std::size_t kept) {
  stop();
  log.crash(kept);
  start();
}

void Desk::run() {
  while (!tasks.empty()) {
    const auto task = std::move(tasks.front());
    tasks.pop_front();
    task();
  }
}

void Desk::commit(std::size_t count) {
  log.commit_next(count);
  run();
}

void Desk::settle() {
  run();
  while (log.waiting() > 0) commit(log.waiting());
}

void Desk::submit(PersonId person, const std::string& id, Command command) {
  engine->submit(person, CommandFrame{CommandId(id), std::move(command)}, now, [this](const Reply& reply) {
    happened.push_back(reply.problem ? "refusal " + reply.id + " " + reply.problem->code : "reply " + reply.id);
    replies.push_back(reply);
  });
}

Reply Desk::ask(PersonId person, Command command) {
  submit(person, "desk-" + std::to_string(++asked_), std::move(command));
  settle();
  REQUIRE_FALSE(replies.empty());
  return replies.back();
}

Sequence Desk::made(PersonId person, Command command) {
  const auto reply = ask(person, std::move(command));
  INFO((reply.problem ? reply.problem->code : ""));
  REQUIRE_FALSE(reply.problem);
  REQUIRE_FALSE(reply.sequences.empty());
  return reply.sequences.front();
}

Entry Desk::stored(Sequence sequence) const {
  const auto bytes = log.entry(school_id, sequence);
  REQUIRE(bytes.has_value());
  REQUIRE(bytes->has_value());
  auto entry = read_entry(**bytes);
  REQUIRE(entry.has_value());
  return std::move(*entry);
}

std::vector<ServerFrame> frames(const std::vector<engine::Bytes>& bytes) {
  std::vector<ServerFrame> all;
  for (const auto& some : bytes) {
    std::string_view rest = *some;
    while (!rest.empty()) {
      const auto end = rest.find('\n');
      auto frame = read_server_frame(rest.substr(0, end));
      REQUIRE(frame.has_value());
      all.push_back(std::move(*frame));
      rest.remove_prefix(end + 1);
    }
  }
  return all;
}

std::vector<std::uint64_t> entries(const std::vector<engine::Bytes>& bytes) {
  std::vector<std::uint64_t> sequences;
  for (const auto& frame : frames(bytes)) {
    if (const auto* entry = std::get_if<EntryFrame>(&frame)) sequences.push_back(entry->entry.sequence.value);
  }
  return sequences;
}

}  // namespace cueline::test
