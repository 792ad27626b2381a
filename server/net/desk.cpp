#include "server/net/desk.hpp"

#include "server/domain/notices.hpp"
#include "server/notify/notifier.hpp"

#include <boost/asio/post.hpp>
#include <utility>

#include "protocol/read.hpp"
#include "server/engine/sightings.hpp"
#include "server/search/search.hpp"

namespace cueline::net {
namespace {

constexpr std::size_t rates_kept = 4096;  // then those that have long been full again are forgotten

Bucket::Wait take_rate(EngineRoom& room, PersonId person) {
  const auto now = Bucket::Clock::now();
  if (room.rates.size() > rates_kept)
    std::erase_if(room.rates, [&](const auto& row) { return now - row.second.last() > std::chrono::minutes(10); });
  return room.rates[person].take(room.person_rate, now);
}

}  // namespace

Problem busy_for(Bucket::Wait wait) {
  auto problem = problem_of(make_error_code(Errc::busy));
  problem.retry_after_ms = static_cast<std::uint64_t>(wait.count());
  return problem;
}

Desk::Desk(Loop& loop, EngineRoom& room)
    : loop_(loop), room_(room), there_(loop.io(), room.io), back_(room.io, loop.io()) {}

void Desk::submit(PersonId person, CommandFrame frame, Back reply) {
  there_.send([this, person, frame = std::move(frame), reply = std::move(reply)]() mutable {
    if (const auto wait = take_rate(room_, person); wait.count() > 0) {
      Reply refusal{.id = frame.id, .sequences = {}, .problem = busy_for(wait)};
      return back_.send([reply = std::move(reply), refusal = std::move(refusal)] { reply(refusal); });
    }
    room_.engine.submit(person, frame, room_.now(), [this, reply = std::move(reply)](const Reply& answer) {
      back_.send([reply, answer] { reply(answer); });
    });
  });
}

void Desk::found_school(SchoolCreated school, PersonAdded admin, Back reply) {
  there_.send([this, school = std::move(school), admin = std::move(admin), reply = std::move(reply)] {
    room_.engine.found_school(school, admin, room_.now(),
                              [this, reply](const Reply& answer) { back_.send([reply, answer] { reply(answer); }); });
  });
}

void Desk::join(PersonId person, std::optional<Position> position, std::function<void(result<engine::Join>)> joined) {
  there_.send([this, person, position, joined = std::move(joined)] {
    room_.engine.join(person, position, [this, joined](result<engine::Join> answer) {
      back_.send([joined, answer = std::move(answer)]() mutable { joined(std::move(answer)); });
    });
  });
}

void Desk::read_chunk(engine::Plan plan, std::function<void(result<engine::Chunk>)> done) {
  boost::asio::post(room_.reading, [this, plan = std::move(plan), done = std::move(done)]() mutable {
    auto chunk = engine::read_chunk(room_.log, room_.school, plan);
    post_back([done = std::move(done), chunk = std::move(chunk)]() mutable { done(std::move(chunk)); });
  });
}

void Desk::history(PersonId person, History question, std::function<void(result<HistoryPage>)> done) {
  there_.send([this, person, question = std::move(question), done = std::move(done)] {
    room_.engine.sight(person, [this, question, done](result<std::shared_ptr<const engine::Sight>> sight) {
      if (!sight) return back_.send([done, error = sight.error()] { done(error); });
      boost::asio::post(room_.reading, [this, question, done, seen = *sight] {
        auto page = engine::read_history(room_.log, room_.school, *seen, question);
        post_back([done, page = std::move(page)]() mutable { done(std::move(page)); });
      });
    });
  });
}

void Desk::ask(PersonId person, Question question, std::function<void(result<Finding>)> done) {
  if (const auto* of = std::get_if<NoticesOf>(&question)) return notices(person, of->item, std::move(done));
  if (auto* what = std::get_if<SearchFor>(&question)) return search(person, std::move(*what), std::move(done));
  there_.send([this, person, question = std::move(question), done = std::move(done)] {
    const auto student = room_.engine.needs_sightings(person, question);
    if (!student) return find(person, question, {}, done);
    boost::asio::post(room_.reading, [this, person, question, done, student = *student] {
      auto read = engine::read_sightings(room_.log, room_.school, student);
      post_back([this, person, question, done, read = std::move(read)]() mutable {
        if (!read) return done(read.error());
        there_.send(
            [this, person, question, done, sightings = std::move(*read)] { find(person, question, sightings, done); });
      });
    });
  });
}

// On the engine's thread.
void Desk::find(PersonId person, const Question& question, const std::vector<Observation>& sightings,
                const std::function<void(result<Finding>)>& done) {
  room_.engine.ask(person, question, sightings, room_.now(), [this, done](result<Finding> found) {
    back_.send([done, found = std::move(found)]() mutable { done(std::move(found)); });
  });
}

// Whether somebody has answered is in the school, how far a notice came in its row.
void Desk::notices(PersonId person, ItemId item, std::function<void(result<Finding>)> done) {
  there_.send([this, person, item, done = std::move(done)] {
    const auto answers = domain::answers_to(room_.engine.school(), person, item);
    room_.engine.sight(person, [this, item, answers, done](const auto& sight) {  // not before that is durable
      if (!sight) return back_.send([done, error = sight.error()] { done(error); });
      if (!answers) return back_.send([done, error = answers.error()] { done(error); });
      boost::asio::post(room_.reading, [this, item, answers = *answers, done] {
        auto fates = notify::fates_of(room_.log, room_.school, item, answers);
        post_back([done, fates = std::move(fates)] { fates ? done(Finding{*fates}) : done(fates.error()); });
      });
    });
  });
}

// What they may read is decided when everything before is durable; the rest happens beside the server.
void Desk::search(PersonId person, SearchFor question, std::function<void(result<Finding>)> done) {
  if (!room_.search) return done(Errc::search_not_ready);
  there_.send([this, person, question = std::move(question), done = std::move(done)] {
    room_.engine.sight(person, [this, question, done](const auto& sight) {
      if (!sight) return back_.send([done, error = sight.error()] { done(error); });
      room_.search->ask(*sight, question, [this, done](result<SearchHits> hits) {
        post_back([done, hits = std::move(hits)] { hits ? done(Finding{*hits}) : done(hits.error()); });
      });
    });
  });
}

void Desk::read(PersonId person, Read read) {
  there_.send([this, person, read] { room_.engine.read(person, read.timeline, read.sequence); });
}

void Desk::present(PersonId person, int change) {
  there_.send([this, person, change] { room_.engine.present(person, change); });
}

void Desk::first_admin(std::function<void(std::optional<Person>)> done) {
  there_.send([this, done = std::move(done)] {
    std::optional<Person> first;
    for (auto& person : room_.engine.people())
      if (person.active && person.role == Role::admin && (!first || person.id < first->id)) first = std::move(person);
    back_.send([done, first = std::move(first)] { done(first); });
  });
}

void Desk::person(PersonId id, std::function<void(std::optional<Person>, const std::string&)> done) {
  there_.send([this, id, done = std::move(done)] {
    back_.send([done, answer = room_.engine.person(id), school = room_.engine.school_name()] { done(answer, school); });
  });
}

void Desk::figures(std::function<void(const engine::Engine::Figures&)> done) {
  there_.send(
      [this, done = std::move(done)] { back_.send([done, figures = room_.engine.figures()] { done(figures); }); });
}

void Desk::audience(PersonId sender, Audience audience, std::function<void(std::vector<PersonId>)> done) {
  there_.send([this, sender, audience = std::move(audience), done = std::move(done)] {
    back_.send([done, answer = room_.engine.audience(sender, audience)] { done(answer); });
  });
}

void Desk::sharing(std::vector<ChannelId> rooms, std::function<void(Sharing)> done) {
  there_.send([this, rooms = std::move(rooms), done = std::move(done)] {
    const auto& school = room_.engine.school();
    Sharing answer{domain::sharers(school, rooms, room_.now()), school.record.name, Language(school.record.language)};
    back_.send([done, answer = std::move(answer)] { done(answer); });
  });
}

void Desk::may_share(std::vector<ChannelId> rooms, std::function<void(bool)> done) {
  there_.send([this, rooms = std::move(rooms), done = std::move(done)] {
    back_.send([done, may = domain::may_share(room_.engine.school(), rooms)] { done(may); });
  });
}

}  // namespace cueline::net
