#include "tests/sim/world.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "protocol/write.hpp"

namespace cueline::sim {

namespace {

constexpr std::int64_t second = 1000;
constexpr std::int64_t day = 24 * 3600 * second;
constexpr PersonId first_admin{2};

}  // namespace

World::World(std::uint64_t seed, Plant plant)
    : chance_(seed), server_(chance_, plant, verdict_), script_(chance_, server_.oracle()), plant_(plant) {
  found();
}

// Sets the stage; on it nothing goes wrong yet.
void World::expect(PersonId by, Command command) {
  server_.submit(0, {}, by,
                 CommandFrame{CommandId("stage-" + std::to_string(verdict_.totals.commands)), std::move(command)});
  server_.run_all();
  server_.oracle().follow(server_.disk().head(school_id));
}

void World::found() {
  server_.engine().found_school({"Hill School", "Europe/Lisbon", "en"}, {"Ana", Role::admin, {}, {}}, server_.now(),
                                [](const Reply&) {});
  server_.run_all();
  server_.oracle().follow(server_.disk().head(school_id));
  for (const auto role : {Role::admin, Role::para, Role::para, Role::teacher, Role::teacher, Role::office}) {
    expect(first_admin, AddPerson{"Person " + std::to_string(verdict_.totals.commands), role, {}, {}});
  }
  expect(first_admin, AddPerson{"Sub", Role::substitute, {}, Millis{server_.now().value + day / 24}});
  std::vector<PersonId> people;
  for (const auto& [id, person] : server_.oracle().school().people) people.push_back(id);
  for (const auto* room : {"Room 12", "Room 14"}) {
    expect(
        first_admin,
        OpenChannel{ChannelKind::classroom, room, {chance_.pick(people), chance_.pick(people), chance_.pick(people)}});
  }
  for (int i = 0; i < 3; ++i) {
    const auto room = server_.oracle().school().channels.rbegin()->first;
    expect(first_admin,
           AddStudent{"Jo Reed", room, {chance_.pick(people), chance_.pick(people), chance_.pick(people)}});
  }
  for (std::size_t i = 0; i < people.size() + 3; ++i) {
    const auto person = people.at(i % people.size());
    clients_.push_back(std::make_unique<Client>(
        server_, chance_, verdict_, Client::Who{person, "device" + std::to_string(i), chance_.one_in(3)}, plant_));
  }
}

Verdict World::run(std::uint64_t steps) {
  while (verdict_.totals.steps < steps && verdict_.broken.empty()) {
    ++verdict_.totals.steps;
    step();
  }
  return end();
}

Verdict World::run(std::span<const std::uint8_t> choices) {
  chance_.follow(choices);
  while (chance_.follows() && verdict_.broken.empty()) {
    ++verdict_.totals.steps;
    step();
  }
  return end();
}

Verdict World::end() {
  if (verdict_.broken.empty()) settle();
  if (!verdict_.broken.empty()) {
    for (const auto& fact : server_.oracle().facts()) verdict_.log += write(fact.entry) + '\n';
  }
  verdict_.totals.entries = server_.oracle().facts().size();
  return verdict_;
}

void World::step() {
  people_act();
  for (auto turns = chance_.below(10); turns > 0; --turns) server_.run_one();
  for (const auto& client : clients_) client->run();
  if (heals_in_ > 0 && --heals_in_ == 0) heal();
  if (chance_.one_in(15)) trouble();
  if (!server_.broken()) return;
  ++verdict_.totals.disk_failures;  // the process ends by itself and is started again
  server_dies(0);
}

void World::server_dies(std::size_t kept) {
  for (const auto& client : clients_) client->server_died();
  server_.crash(kept);
}

void World::people_act() {
  auto& client = *chance_.pick(clients_);
  if (!client.connected() && !chance_.one_in(3)) client.connect();
  const auto what = chance_.below(11);
  if (what < 5) client.send(script_.next(client.person(), server_.now()));
  if (what == 5) client.send_again();
  if (what == 6 && client.position()) server_.read(client.person(), school_timeline, client.position()->sequence);
  if (what == 10) server_.history(client.person(), script_.timeline());
  if (what == 7) server_.pass_time(chance_.between(1, 10 * 60 * second));
}

void World::trouble() {
  switch (chance_.below(16)) {
    case 0: server_.disk().fail({.at_append = 1 + chance_.below(6), .at_byte = {}, .kept = chance_.one_in(2)}); break;
    case 1: server_.disk().fail({.at_append = {}, .at_byte = chance_.below(20'000), .kept = chance_.one_in(2)}); break;
    case 2:
    case 3: server_dies(chance_.below(3)); break;
    case 4: server_.pass_time(chance_.one_in(4) ? 15 * day : chance_.between(1, day / 4)); break;
    case 5: server_.jump_clock(chance_.between(-day, day)); break;
    case 6:
    case 7: server_.refresh(); break;
    case 8:
    case 9: server_.slow_down(); break;
    case 10: partition(); break;
    case 11:
      if (std::exchange(flooded_, true) || !chance_.one_in(20)) break;
      server_.flood(first_admin);
      break;
    default: ++verdict_.totals.cuts; chance_.pick(clients_)->disconnect();
  }
}

// About half of the devices cannot reach the server for a while, all at once.
void World::partition() {
  if (heals_in_ > 0) return;
  ++verdict_.totals.partitions;
  heals_in_ = 1 + chance_.below(120);
  for (const auto& client : clients_) {
    if (chance_.one_in(2)) client->cut_off();
  }
}

void World::heal() {
  heals_in_ = 0;
  for (const auto& client : clients_) client->reach_again();
}

// Everything is well again and everybody comes back: then all that was promised must be there.
void World::settle() {
  server_dies(chance_.below(2));
  server_.disk().fail({});
  server_.recover();
  heal();
  server_.pass_time(second);
  Sequence head;
  for (int quiet = 0, round = 0; quiet < 4 && round < 200 && verdict_.broken.empty(); ++round) {
    for (const auto& client : clients_) client->connect();
    server_.run_all();
    for (const auto& client : clients_) client->run_all();
    server_.run_all();
    const bool at_rest = std::ranges::all_of(clients_, [](const auto& client) { return client->at_rest(); });
    quiet = at_rest && head == server_.disk().head(school_id) ? quiet + 1 : 0;
    head = server_.disk().head(school_id);
    if (quiet > 0) server_.refresh();
  }
  check_end(head);
  server_dies(0);  // and once more from the rows
}

void World::check_end(Sequence head) {
  auto& oracle = server_.oracle();
  oracle.check_state(server_.engine().school(), "replaying the log gives the live state");
  for (const auto& client : clients_) {
    const auto& people = server_.engine().school().people;
    const auto person = people.find(client->person());
    if (person == people.end() || !person->second.active) continue;
    if (!client->all_answered()) verdict_.fail("every command is answered in the end (" + client->state() + ")");
    if (!client->position() || client->position()->sequence != head) {
      verdict_.fail("everybody gets to the end (" + client->state() + " of " + std::to_string(head.value) + ")");
    }
  }
  for (const auto& [id, alert] : server_.engine().school().alerts) {
    if (!alert.closed && alert.until <= server_.now()) verdict_.fail("what is due fires, also after a restart");
  }
  oracle.check_log(server_.promised());
}

}  // namespace cueline::sim
