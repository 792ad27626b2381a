#include "clients/cli/remote.hpp"

#include <fmt/core.h>

#include <boost/asio/signal_set.hpp>
#include <cstdio>
#include <utility>

#include "clients/cli/session_file.hpp"
#include "clients/cpp/http.hpp"
#include "protocol/http.hpp"
#include "protocol/read.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {

Outcome say(Outcome outcome, const std::string& sentence) {
  fmt::print(stderr, "cueline: {}\n", harmless(sentence));
  return outcome;
}

Outcome say(const Problem& problem) {
  std::string sentence = problem.sentence;
  if (problem.field) sentence += " Field: " + *problem.field + ".";
  if (problem.allowed) sentence += " Allowed: " + *problem.allowed + ".";
  return say(problem.code == "not_signed_in" ? Outcome::not_signed_in : Outcome::refused, sentence);
}

Remote::Remote(Common common) : common_(std::move(common)), terminal_(colours_wanted()) {}
Remote::~Remote() = default;

Outcome Remote::open() {
  if (const auto saved = load_session()) {
    if (common_.url.empty()) common_.url = saved->url;
    if (common_.token.empty() && common_.url == saved->url) common_.token = saved->token;
  }
  if (common_.url.empty() || common_.token.empty())
    return say(Outcome::not_signed_in, "Nobody is signed in here. Use: cueline sign-in --server http://127.0.0.1:8080");
  const auto url = client::parse_url(common_.url);
  if (!url)
    return say(Outcome::usage, "--server must look like http://127.0.0.1:8080 or https://cueline.school.example");

  client::Settings settings{
      .url = *url, .token = common_.token, .position = {}, .window = 1, .ca_file = common_.ca_file, .tries = 3};
  client::Handlers handlers;
  handlers.frame = [this](const ServerFrame& frame) {
    view_.take(frame);
    if (const auto* snapshot = std::get_if<Snapshot>(&frame)) caught_up_ = caught_up_ || snapshot->last;
    if (follower_) follower_(frame);
  };
  handlers.ended = [this](boost::system::error_code error) {
    ended_ = true;
    end_ = error;
  };
  client_ = std::make_unique<client::Client>(io_, std::move(settings), std::move(handlers));
  client_->start();
  if (run_until(caught_up_, common_.patience)) return Outcome::done;
  if (client_->refused())
    return say(Outcome::not_signed_in,
               "This sign-in has ended. Sign in again: cueline sign-in --server " + common_.url);
  return say(Outcome::unreachable, "There is no answer from " + common_.url + (end_ ? ": " + end_.message() : "."));
}

bool Remote::run_until(const bool& done, std::chrono::seconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (!done && !ended_ && std::chrono::steady_clock::now() < deadline) io_.run_one_until(deadline);
  return done;
}

Outcome Remote::send(Command command, Reply& reply) {
  const auto outcome = submit(std::move(command), reply);
  return reply.problem ? say(*reply.problem) : outcome;
}

Outcome Remote::submit(Command command, Reply& reply) {
  bool answered = false;
  client_->send(std::move(command), [&](const Reply& answer) {
    reply = answer;
    answered = true;
  });
  if (!run_until(answered, common_.patience)) {
    client_.reset();  // its outbox refers to `reply`
    return say(Outcome::unreachable, "The server did not answer in time: nobody knows yet whether it was saved.");
  }
  return reply.problem ? Outcome::refused : Outcome::done;
}

Outcome Remote::send(Command command, const std::string& done) {
  Reply reply;
  const auto outcome = send(std::move(command), reply);
  if (outcome != Outcome::done) return outcome;
  fmt::print("{}\n", common_.json ? write(reply) : done);
  return outcome;
}

std::optional<std::string> Remote::post(const std::string& target, const std::string& body) const {
  return request("POST", target, body);
}

std::optional<std::string> Remote::get(const std::string& target) const { return request("GET", target, {}); }

std::optional<std::string> Remote::request(const char* method, const std::string& target,
                                           const std::string& body) const {
  const auto url = client::parse_url(common_.url);
  const auto answer = client::request(*url, {method, target, body, common_.token, common_.ca_file});
  if (!answer) {
    say(Outcome::unreachable, "There is no answer from " + common_.url + ": " + answer.error().message());
    return std::nullopt;
  }
  if (answer->status == 200) return answer->body;
  if (const auto reply = read_reply(answer->body); reply && reply->problem) {
    say(*reply->problem);
  } else {
    say(Outcome::unreachable, fmt::format("The server answered with status {}.", answer->status));
  }
  return std::nullopt;
}

std::optional<Finding> Remote::ask(const Question& question) const {
  const auto body = post("/api/ask", write(question));
  if (!body) return std::nullopt;
  const auto frame = read_server_frame(*body);
  const auto* const found = frame ? std::get_if<Found>(&*frame) : nullptr;
  if (found && found->finding) return found->finding;
  say(Outcome::unreachable, "The server's answer cannot be understood: is it of another version?");
  return std::nullopt;
}

Outcome Remote::follow(std::function<void(const ServerFrame&)> frame) {
  follower_ = std::move(frame);
  boost::asio::signal_set signals(io_, SIGINT, SIGTERM);
  bool stopped = false;
  signals.async_wait([&](boost::system::error_code, int) { stopped = true; });
  while (!stopped && !ended_) {
    io_.run_one();
    std::fflush(stdout);
  }
  if (stopped) return Outcome::done;
  return say(client_->refused() ? Outcome::not_signed_in : Outcome::unreachable,
             "The connection has ended: " + end_.message());
}

namespace {

template <class Id, class Name>
std::optional<Id> one(const std::vector<Id>& found, const char* what, const std::string& words, Name name) {
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    say(Outcome::usage, fmt::format("There is no {} \"{}\" that you may see.", what, words));
    return std::nullopt;
  }
  std::string names;
  for (const auto id : found) names += fmt::format("{}{} (#{})", names.empty() ? "" : ", ", name(id), id.value);
  say(Outcome::usage, fmt::format("\"{}\" could be several: {}.", words, names));
  return std::nullopt;
}

}  // namespace

std::optional<ChannelId> one_channel(const View& view, const std::string& words) {
  return one(view.find_channels(words), "channel", words, [&](ChannelId id) { return view.name(id); });
}
std::optional<PersonId> one_person(const View& view, const std::string& words) {
  return one(view.find_people(words), "person", words, [&](PersonId id) { return view.name(id); });
}
std::optional<RoomId> one_room(const View& view, const std::string& words) {
  const auto name = [&](RoomId id) { return std::string(view.rows<Room>().at(id.value).name); };
  return one(view.find_rooms(words), "room", words, name);
}
std::optional<StudentId> one_student(const View& view, const std::string& words) {
  return one(view.find_students(words), "student", words, [&](StudentId id) { return view.initials(id); });
}

}  // namespace cueline::cli
