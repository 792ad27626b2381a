#include <catch2/catch.hpp>

#include "tests/auth/desk.hpp"

namespace cueline::auth {

TEST_CASE("a link lets its person in once, and the account is there after a restart") {
  Desk desk;
  const auto secret = desk.link(LinkKind::join, PersonId{5});
  const auto link = desk.auth->look_up(secret);
  REQUIRE(link.has_value());
  CHECK(link->kind == LinkKind::join);
  CHECK(link->person == PersonId{5});
  CHECK_FALSE(desk.auth->has_account(PersonId{5}));

  const auto session = desk.join(secret, "Dana@School.example");
  REQUIRE(session.has_value());
  CHECK(session->person == PersonId{5});
  CHECK(desk.auth->has_account(PersonId{5}));
  CHECK(desk.auth->look_up(secret).error() == Errc::invitation_used);
  CHECK(desk.join(secret, "somebody.else").error().error == Errc::invitation_used);

  desk.reopen();
  CHECK(desk.auth->session_of(session->token)->person == PersonId{5});
  CHECK(desk.auth->look_up(secret).error() == Errc::invitation_used);
  CHECK(desk.sign_in("dana@school.EXAMPLE", good_password)->person == PersonId{5});
}

TEST_CASE("a link that is unknown, too old or of another kind is refused in the same words") {
  Desk desk;
  const auto secret = desk.link(LinkKind::join, PersonId{5});
  const auto enter = [&](const std::string& with) {
    Asked<Session> asked;
    desk.auth->enter(with, "10.0.0.1", asked.answer());
    return asked.wait();
  };
  CHECK(enter(secret).error().error == Errc::invitation_used);
  CHECK(enter("no such secret").error().error == Errc::invitation_used);
  CHECK(desk.join(desk.link(LinkKind::setup, {}), "dana").error().error == Errc::invitation_used);

  desk.now += Settings{}.link_lifetime.value - 1;
  CHECK(desk.auth->look_up(secret).has_value());
  desk.now += 1;
  CHECK(desk.auth->look_up(secret).error() == Errc::invitation_used);
  CHECK(desk.join(secret, "dana").error().error == Errc::invitation_used);
  static_cast<void>(desk.link(LinkKind::join, PersonId{6}));
  CHECK(desk.rows().size() == 1);  // what has expired leaves the disk with the next write
}

TEST_CASE("who guesses links has to wait") {
  Desk desk;
  Refusal last;
  for (int tries = 0; tries < 60 && last.error != Errc::too_many_tries; ++tries) {
    last = desk.join("guess " + std::to_string(tries), "dana").error();
  }
  CHECK(last.error == Errc::too_many_tries);
  CHECK(last.retry_after_ms == 1'000);
}

TEST_CASE("a set-up link makes the first admin, a sign-in link needs no password") {
  Desk desk;
  const auto setup = desk.link(LinkKind::setup, {});
  Asked<Session> founded;
  desk.auth->complete_setup(setup, PersonId{2}, "head", good_password, founded.answer());
  CHECK(founded.wait()->person == PersonId{2});
  Asked<Session> again;
  desk.auth->complete_setup(setup, PersonId{3}, "other", good_password, again.answer());
  CHECK(again.wait().error().error == Errc::invitation_used);

  const auto secret = desk.link(LinkKind::sign_in, PersonId{2});
  Asked<Session> entered;
  desk.auth->enter(secret, "", entered.answer());
  const auto session = entered.wait();
  REQUIRE(session.has_value());
  CHECK(desk.auth->session_of(session->token)->person == PersonId{2});
  CHECK(desk.auth->look_up(secret).error() == Errc::invitation_used);
}

TEST_CASE("words that cannot be a login or a password leave the link good") {
  Desk desk;
  static_cast<void>(desk.joined(PersonId{5}, "dana"));
  const auto secret = desk.link(LinkKind::join, PersonId{6});
  const struct {
    std::string login, password;
    Errc error;
  } cases[] = {
      {"", good_password, Errc::too_short},
      {"kim", std::string(limits::password_min_bytes - 1, 'a'), Errc::too_short},
      {"kim", std::string(limits::password_bytes + 1, 'a'), Errc::too_long},
      {std::string(limits::login_bytes + 1, 'a'), good_password, Errc::too_long},
      {"Dana", good_password, Errc::name_taken},
  };
  for (const auto& [login, password, error] : cases) {
    CAPTURE(login, password);
    CHECK(desk.join(secret, login, password).error().error == error);
  }
  CHECK(desk.join(secret, "kim").has_value());
}

TEST_CASE("two people with the same link: one gets in") {
  Desk desk(Desk::Mode::queued);
  Asked<std::string> made;
  desk.auth->make_link(LinkKind::sign_in, PersonId{5}, made.answer());
  CHECK_FALSE(made.answered());  // not before it is on disk
  desk.log.commit_all();
  const auto secret = made.wait().value();

  Asked<Session> first;
  Asked<Session> second;
  desk.auth->enter(secret, "10.0.0.1", first.answer());
  desk.auth->enter(secret, "10.0.0.2", second.answer());
  REQUIRE(second.answered());
  CHECK(second.wait().error().error == Errc::invitation_used);
  CHECK_FALSE(first.answered());
  desk.log.commit_all();
  CHECK(first.wait()->person == PersonId{5});
}

TEST_CASE("a disk that fails opens no session and uses up no link") {
  Desk desk;
  const auto secret = desk.link(LinkKind::join, PersonId{5});
  desk.log.fail({.at_append = 1});
  CHECK(desk.join(secret, "dana").error().error == Errc::log_broken);
  CHECK(desk.auth->look_up(secret).has_value());
  CHECK_FALSE(desk.auth->has_account(PersonId{5}));
  desk.log.crash();
  desk.reopen();
  CHECK(desk.join(secret, "dana").has_value());
}

TEST_CASE("no secret and no password is on disk") {
  Desk desk;
  const auto unused = desk.link(LinkKind::join, PersonId{6});
  const auto session = desk.joined(PersonId{5}, "dana");
  CHECK(desk.rows().size() == 3);
  for (const auto& [key, value] : desk.rows()) {
    for (const auto& secret : {unused, session.token, good_password}) {
      CHECK((key + value).find(secret) == std::string::npos);
    }
  }
}

TEST_CASE("rows that cannot be read stop the start") {
  Desk desk;
  desk.auth.reset();
  desk.log.append({SchoolId{1}, {}, {}, {{storage::keys::auth('a', "dana"), R"({"person":)"}}}, [](auto) {});
  CHECK(Auth::open(desk.log, desk.cheap).error() == Errc::log_broken);
}

}  // namespace cueline::auth
