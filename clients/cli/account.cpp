#include <fmt/core.h>
#include <termios.h>
#include <unistd.h>

#include <iostream>

#include "clients/cli/session_file.hpp"
#include "clients/cli/words.hpp"
#include "clients/cpp/http.hpp"
#include "protocol/http.hpp"
#include "protocol/read.hpp"

namespace cueline::cli {

std::string ask_password(const char* question) {
  const bool asked = isatty(STDIN_FILENO) != 0;
  termios before{};
  if (asked) {
    fmt::print(stderr, "{}: ", question);
    tcgetattr(STDIN_FILENO, &before);
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  std::string password;
  std::getline(std::cin, password);
  if (asked) {
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    fmt::print(stderr, "\n");
  }
  return password;
}

namespace {

// "http://host:port/join/SECRET" into the server's address and the secret.
struct LinkParts {
  std::string url, secret;
};
std::optional<LinkParts> parts_of(const std::string& link) {
  const auto secret = link.rfind('/');
  const auto scheme = link.find("://");
  if (scheme == std::string::npos || secret == std::string::npos || secret < scheme + 3 || secret + 1 == link.size()) {
    say(Outcome::usage, "A link looks like http://127.0.0.1:8080/join/...");
    return std::nullopt;
  }
  return LinkParts{link.substr(0, link.find('/', scheme + 3)), link.substr(secret + 1)};
}

struct Post {
  Outcome outcome = Outcome::done;
  std::string body;
};

Post post(const Common& common, const std::string& address, const char* target, std::string body,
          const std::string& token) {
  const auto url = client::parse_url(address);
  if (!url)
    return {say(Outcome::usage, "--server must look like http://127.0.0.1:8080 or https://cueline.school.example"), {}};
  const auto answer = client::request(*url, {"POST", target, std::move(body), token, common.ca_file});
  if (!answer)
    return {say(Outcome::unreachable, "There is no answer from " + address + ": " + answer.error().message()), {}};
  if (answer->status == 200) return {Outcome::done, answer->body};
  const auto reply = read_reply(answer->body);
  if (!reply || !reply->problem)
    return {say(Outcome::unreachable, fmt::format("{} answered with status {}.", address, answer->status)), {}};
  return {say(*reply->problem), {}};
}

Outcome keep(const Common& common, const std::string& url, const Post& answer) {
  if (answer.outcome != Outcome::done) return answer.outcome;
  const auto signed_in = read_signed_in(answer.body);
  if (!signed_in) return say(Outcome::unreachable, "The server's answer could not be read.");
  if (const auto saved = save_session({url, signed_in->token}); !saved)
    return say(Outcome::trouble, "The sign-in could not be kept in " + session_path() + ": " + saved.error().message());
  fmt::print("{}\n",
             common.json ? fmt::format("{{\"person\":{}}}", signed_in->person.value) : "Signed in at " + url + ".");
  return Outcome::done;
}

}  // namespace

Outcome sign_in(Common common, const SignInWords& words) {
  if (!words.link.empty()) {
    const auto link = parts_of(words.link);
    if (!link) return Outcome::usage;
    return keep(common, link->url, post(common, link->url, "/api/enter", write(Enter{link->secret}), ""));
  }
  if (common.url.empty()) {
    if (const auto saved = load_session()) common.url = saved->url;
  }
  if (common.url.empty() || words.login.empty()) return say(Outcome::usage, "Give a link, or --server and --login.");
  const auto password = ask_password("Password");
  return keep(common, common.url, post(common, common.url, "/api/sign-in", write(SignIn{words.login, password}), ""));
}

Outcome sign_out(Common common, bool everywhere) {
  const auto saved = load_session();
  if (!saved) return say(Outcome::not_signed_in, "Nobody is signed in here.");
  const auto answer = post(common, saved->url, "/api/sign-out", write(SignOut{everywhere}), saved->token);
  // Signed out is what was asked for, whether or not the server still knew the session.
  if (answer.outcome != Outcome::done && answer.outcome != Outcome::not_signed_in) return answer.outcome;
  forget_session();
  if (!common.json) fmt::print("{}\n", everywhere ? "Signed out on all devices." : "Signed out.");
  return Outcome::done;
}

Outcome set_up(Common common, const SetUpWords& words) {
  const auto link = parts_of(words.link);
  if (!link) return Outcome::usage;
  const auto password = ask_password("A password of at least 12 characters");
  const SetUp body{link->secret, words.school, words.time_zone, words.language, words.name, words.login, password};
  return keep(common, link->url, post(common, link->url, "/api/setup", write(body), ""));
}

Outcome join(Common common, const JoinWords& words) {
  const auto link = parts_of(words.link);
  if (!link) return Outcome::usage;
  const auto password = ask_password("A password of at least 12 characters");
  return keep(common, link->url,
              post(common, link->url, "/api/join", write(Join{link->secret, words.login, password}), ""));
}

}  // namespace cueline::cli
