#include "tests/traffic/crew.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace cueline::traffic {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto patience = std::chrono::seconds(60);

}  // namespace

Crew::Crew(const Town& town, const CrewPlan& plan) : plan_(plan) {
  auto rooms = town.rooms();
  if (plan_.rooms != 0) rooms.resize(plan_.rooms);
  for (const auto& room : rooms) {
    const auto senders = room.people.size() - plan_.bare_of_room;
    places_.push_back({room.timeline, Book(senders), {}});
  }
  for (std::size_t place = 0; place < rooms.size(); ++place) {
    for (std::size_t at = 0; at < rooms[place].people.size(); ++at) {
      auto& book = places_[place].book;
      auto& person = *people_.emplace_back(std::make_unique<Person>(
          Person{.place = place, .sender = at, .given = Given(book, plan_.order), .client = {}, .listener = {}}));
      client::Settings settings;
      settings.url = {false, "127.0.0.1", std::to_string(plan_.ports[people_.size() % plan_.ports.size()])};
      settings.token = town.tokens()[rooms[place].people[at]];
      settings.window = plan_.window;
      settings.first_wait = std::chrono::milliseconds(10);
      settings.longest_wait = std::chrono::milliseconds(200);
      settings.silence = plan_.silence;
      if (at < book.senders()) {
        add_client(person, settings);
      } else {
        add_listener(person, settings, !plan_.forgets);
      }
    }
  }
}

Crew::~Crew() {
  people_.clear();
  again_.clear();
}

void Crew::add_client(Person& person, const client::Settings& settings) {
  client::Handlers handlers;
  handlers.frame = [this, &person](const ServerFrame& frame) { heard(person, frame); };
  person.client = std::make_unique<client::Client>(io_, settings, std::move(handlers));
  person.client->start();
  senders_.push_back(&person);
}

void Crew::heard(Person& person, const ServerFrame& frame) {
  if (const auto* entry = std::get_if<EntryFrame>(&frame)) {
    person.given.take(entry->entry);
  } else if (const auto* reply = std::get_if<Reply>(&frame)) {
    busy_ += reply->problem && reply->problem->code == "busy" && reply->problem->retry_after_ms ? 1 : 0;
  } else if (const auto* snapshot = std::get_if<Snapshot>(&frame)) {
    person.live = person.live || snapshot->last;
    auto& began = places_[person.place].began;
    const bool before_work = to_send_ + acknowledged_ == 0;
    if (before_work && snapshot->position.sequence > began.sequence) began = snapshot->position;
  } else if (std::holds_alternative<Welcome>(frame)) {
    ++connections_;
  }
}

void Crew::add_listener(Person& person, const client::Settings& settings, bool resumes) {
  Listener::Settings bare{settings.url, settings.token, {}, settings.silence, resumes};
  person.listener =
      std::make_unique<Listener>(io_, std::move(bare), [&person](const Entry& entry) { person.given.take(entry); });
}

bool Crew::gather() {
  const auto deadline = Clock::now() + patience;
  const auto live = [](const auto& person) {
    return person->live || (person->listener && person->listener->position().epoch != 0);
  };
  while (!std::ranges::all_of(people_, live)) {
    if (Clock::now() > deadline) return false;
    io_.run_for(std::chrono::milliseconds(20));
  }
  return true;
}

void Crew::add_work(std::uint64_t messages) {
  to_send_ += messages;
  for (auto* sender : senders_) {
    while (to_send_ > 0 && sender->client->waiting() < plan_.window) send_next(*sender);
  }
}

void Crew::pile_up(std::uint64_t messages) {
  to_send_ += messages;
  while (to_send_ > 0) send_next(*senders_[next_sender_++ % senders_.size()]);
}

void Crew::send_next(Person& person) {
  if (to_send_ == 0) return;
  --to_send_;
  auto& place = places_[person.place];
  const auto word = place.book.next(person.sender);
  person.client->send(PostMessage{.timeline = place.room, .text = word_text(word)},
                      [this, &person, word](const Reply& reply) { answered(person, word, reply); });
}

void Crew::answered(Person& person, Word word, const Reply& reply) {
  if (reply.problem || reply.sequences.size() != 1) {
    ++refused_;
  } else {
    ++acknowledged_;
    if (!places_[person.place].book.note(word, reply.sequences.front())) ++contradictions_;
  }
  send_next(person);
}

void Crew::run_for(std::chrono::milliseconds time) { io_.run_for(time); }

bool Crew::done() const {
  return to_send_ == 0 && std::ranges::all_of(senders_, [](auto* sender) { return sender->client->waiting() == 0; }) &&
         std::ranges::all_of(people_, [](const auto& person) { return person->given.complete(); });
}

bool Crew::read_again(const Town& town) {
  for (std::size_t place = 0; place < places_.size(); ++place) {
    auto& person = *again_.emplace_back(std::make_unique<Person>(Person{
        .place = place, .sender = 0, .given = Given(places_[place].book, plan_.order), .client = {}, .listener = {}}));
    const auto reader = place * (people_.size() / places_.size());
    Listener::Settings bare{{false, "127.0.0.1", std::to_string(town.port())},
                            town.tokens()[reader],
                            places_[place].began,
                            std::chrono::seconds(60),
                            true};
    person.listener =
        std::make_unique<Listener>(io_, std::move(bare), [&person](const Entry& entry) { person.given.take(entry); });
  }
  const auto complete = [](const auto& person) { return person->given.complete(); };
  const auto deadline = Clock::now() + patience;
  while (!std::ranges::all_of(again_, complete) && Clock::now() < deadline) io_.run_for(std::chrono::milliseconds(20));
  return std::ranges::all_of(again_, complete);
}

std::uint64_t Crew::given() const {
  std::uint64_t given = 0;
  for (const auto* group : {&people_, &again_})
    for (const auto& person : *group) given += person->given.count();
  return given;
}

std::uint64_t Crew::connections() const {
  auto connections = connections_;
  for (const auto& person : people_)
    if (person->listener) connections += person->listener->connections();
  return connections;
}

template <class Count>
Wrongs Crew::sum(Count count) const {
  Wrongs wrongs;
  wrongs.contradictions = contradictions_;
  for (const auto* group : {&people_, &again_})
    for (const auto& person : *group) wrongs += count(person->given);
  return wrongs;
}

Wrongs Crew::wrongs() const {
  return sum([](const Given& given) { return given.wrongs(); });
}

Wrongs Crew::seen() const {
  return sum([](const Given& given) { return given.seen(); });
}

}  // namespace cueline::traffic
