#include <algorithm>
#include <catch2/catch.hpp>

#include "server/auth/limiter.hpp"
#include "tests/auth/desk.hpp"

namespace cueline::auth {

namespace {

template <class T>
bool contains(const std::vector<T>& all, const T& one) {
  return std::ranges::find(all, one) != all.end();
}

double seconds_to_refuse(Desk& desk, const std::string& login) {
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    const auto start = std::chrono::steady_clock::now();
    CHECK(desk.sign_in(login, "not the password").error().error == Errc::wrong_login);
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return best;
}

}  // namespace

TEST_CASE("a session lasts its time and ends when its person says so") {
  Desk desk;
  const auto first = desk.joined(PersonId{5}, "dana");
  const auto second = desk.sign_in("dana", good_password).value();
  CHECK(first.token != second.token);
  CHECK(first.token.size() == 43);
  CHECK(desk.auth->sessions(PersonId{5}).size() == 2);
  CHECK_FALSE(desk.auth->session_of("no such token").has_value());

  std::vector<std::uint64_t> ended;
  desk.auth->on_session_end([&](const SessionInfo& session) { ended.push_back(session.id); });
  const auto id = desk.auth->session_of(first.token)->id;
  Asked<bool> out;
  desk.auth->sign_out(first.token, out.answer());
  CHECK(out.wait().value());
  CHECK(ended == std::vector{id});
  CHECK_FALSE(desk.auth->session_of(first.token).has_value());
  CHECK(desk.auth->session_of(second.token).has_value());
  Asked<bool> again;
  desk.auth->sign_out(first.token, again.answer());
  CHECK_FALSE(again.wait().value());

  desk.now += Settings{}.session_lifetime.value;
  CHECK_FALSE(desk.auth->session_of(second.token).has_value());
  CHECK(desk.auth->sessions(PersonId{5}).empty());
}

TEST_CASE("signing out everywhere ends every session of that person, now and after a restart") {
  Desk desk;
  const auto dana = desk.joined(PersonId{5}, "dana");
  const auto phone = desk.sign_in("dana", good_password).value();
  const auto kim = desk.joined(PersonId{6}, "kim");
  std::vector<PersonId> ended;
  desk.auth->on_session_end([&](const SessionInfo& session) { ended.push_back(session.person); });
  Asked<std::size_t> out;
  desk.auth->sign_out_everywhere(PersonId{5}, out.answer());
  CHECK(out.wait().value() == 2);
  CHECK(ended == std::vector{PersonId{5}, PersonId{5}});
  desk.reopen();
  CHECK_FALSE(desk.auth->session_of(dana.token).has_value());
  CHECK_FALSE(desk.auth->session_of(phone.token).has_value());
  CHECK(desk.auth->session_of(kim.token).has_value());
}

TEST_CASE("a sign-in under way does not outlive a sign-out everywhere") {
  Desk desk(Desk::Mode::queued);
  Asked<std::string> made;
  desk.auth->make_link(LinkKind::sign_in, PersonId{5}, made.answer());
  desk.log.commit_all();
  Asked<Session> entering;
  desk.auth->enter(made.wait().value(), "10.0.0.1", entering.answer());
  Asked<std::size_t> out;
  desk.auth->sign_out_everywhere(PersonId{5}, out.answer());
  desk.log.commit_all();
  CHECK(out.wait().value() == 0);
  CHECK(entering.wait().error().error == Errc::not_signed_in);
  CHECK(desk.rows().empty());
}

TEST_CASE("a new password ends what was signed in with the old one") {
  Desk desk;
  const auto old = desk.joined(PersonId{5}, "dana");
  std::size_t ended = 0;
  desk.auth->on_session_end([&](const SessionInfo&) { ++ended; });
  REQUIRE(desk.join(desk.link(LinkKind::join, PersonId{5}), "dana.new", "another good password").has_value());
  CHECK(ended == 1);
  CHECK_FALSE(desk.auth->session_of(old.token).has_value());
  desk.reopen();
  CHECK(desk.sign_in("dana", good_password).error().error == Errc::wrong_login);
  CHECK(desk.sign_in("dana.new", good_password).error().error == Errc::wrong_login);
  CHECK(desk.sign_in("dana.new", "another good password").has_value());
}

TEST_CASE("an unknown login takes as long as a wrong password") {
  Desk desk;
  desk.cheap.hash_memory = std::size_t{16} * 1024 * 1024;
  desk.cheap.hash_passes = 3;
  desk.reopen();
  static_cast<void>(desk.joined(PersonId{5}, "dana"));
  const auto known = seconds_to_refuse(desk, "dana");
  const auto unknown = seconds_to_refuse(desk, "nobody");
  CHECK(unknown > known / 3);
  CHECK(known > unknown / 3);
}

TEST_CASE("guessing a password takes longer each time; the right one clears the count") {
  Desk desk;
  static_cast<void>(desk.joined(PersonId{5}, "dana"));
  const auto wrong = [&] { return desk.sign_in("dana", "not the password", "10.0.0.9").error(); };
  for (int free = 0; free < 5; ++free) CHECK(wrong().error == Errc::wrong_login);
  std::int64_t wait = 1'000;
  for (int round = 0; round < 4; ++round, wait *= 2) {
    CAPTURE(round);
    const auto refusal = wrong();
    CHECK(refusal.error == Errc::too_many_tries);
    CHECK(refusal.retry_after_ms == wait);
    CHECK(desk.sign_in("dana", good_password).error().error == Errc::too_many_tries);  // not from elsewhere either
    desk.now += wait;
    CHECK(wrong().error == Errc::wrong_login);
  }
  desk.now += wait;
  CHECK(desk.sign_in("dana", good_password).has_value());
  CHECK(wrong().error == Errc::wrong_login);  // free again
}

TEST_CASE("one address that tries many logins has to wait, others do not") {
  Desk desk;
  static_cast<void>(desk.joined(PersonId{5}, "dana"));
  Refusal last;
  int tries = 0;
  while (last.error != Errc::too_many_tries && tries < 100) {
    last = desk.sign_in("guess" + std::to_string(++tries), "not the password", "10.0.0.66").error();
  }
  CHECK(tries == 51);
  CHECK(desk.sign_in("dana", good_password, "10.0.0.66").error().error == Errc::too_many_tries);
  CHECK(desk.sign_in("dana", good_password, "10.0.0.1").has_value());
}

TEST_CASE("a limit forgets after an hour and keeps no more keys than it may") {
  Limiter limiter({2, 4'000, 3});
  const auto take = [&](const char* key, std::int64_t time) { return limiter.take(key, Millis{time}); };
  CHECK(take("a", 0) == 0);
  CHECK(take("a", 0) == 0);
  CHECK(take("a", 400) == 600);
  CHECK(take("a", 1'000) == 0);
  CHECK(take("a", 1'000) == 2'000);
  CHECK(take("a", 3'000) == 0);
  CHECK(take("a", 7'000) == 0);
  CHECK(take("a", 7'000) == 4'000);  // and never longer
  CHECK(take("a", 7'000 + Limiter::forgotten_after_ms) == 0);
  for (int i = 0; i < 10; ++i) CHECK(take(std::to_string(i).c_str(), 9'000'000 + i) == 0);
  CHECK(limiter.size() == 3);
}

TEST_CASE("a full queue says busy at once and counts no try") {
  Desk desk;
  static_cast<void>(desk.joined(PersonId{5}, "dana"));
  const auto secret = desk.link(LinkKind::join, PersonId{6});
  desk.cheap.hash_queue = 0;
  desk.reopen();
  for (int i = 0; i < 20; ++i) {
    const auto refusal = desk.sign_in("dana", good_password).error();
    CHECK(refusal.error == Errc::busy);
    CHECK(refusal.retry_after_ms > 0);
  }
  CHECK(desk.join(secret, "kim").error().error == Errc::busy);
  desk.cheap.hash_queue = 64;
  desk.reopen();
  CHECK(desk.join(secret, "kim").has_value());
}

TEST_CASE("who still waits for a hash when the server stops gets an answer") {
  Desk desk;
  static_cast<void>(desk.joined(PersonId{5}, "dana"));
  std::vector<Asked<Session>> asked(20);
  for (auto& one : asked) desk.auth->sign_in("dana", good_password, "10.0.0.1", one.answer());
  desk.auth.reset();
  const std::vector allowed{make_error_code(Errc::stopping), make_error_code(Errc::too_many_tries)};
  for (auto& one : asked) {
    REQUIRE(one.answered());
    const auto answer = one.wait();
    CHECK((answer.has_value() || contains(allowed, answer.error().error)));
  }
}

}  // namespace cueline::auth
