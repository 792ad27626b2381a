// Callers, hash threads and the log at once. Run under the thread sanitizer too.
#include <catch2/catch.hpp>
#include <thread>
#include <vector>

#include "tests/auth/desk.hpp"

namespace cueline::auth {

TEST_CASE("sign-ins and sign-outs from many threads leave memory and disk the same") {
  constexpr std::uint64_t people = 4;
  Desk desk;
  desk.cheap.hash_threads = 2;
  desk.reopen();
  for (std::uint64_t person = 1; person <= people; ++person) {
    static_cast<void>(desk.joined(PersonId{person}, "person" + std::to_string(person)));
  }
  std::atomic<int> ended = 0;
  std::atomic<int> opened = 0;
  desk.auth->on_session_end([&](const SessionInfo&) { ++ended; });

  const auto work = [&](std::uint64_t who) {
    const auto login = "person" + std::to_string(who % people + 1);
    for (int round = 0; round < 25; ++round) {
      const auto session = desk.sign_in(login, good_password, "10.0.0." + std::to_string(who));
      if (!session) continue;  // another thread ended everything meanwhile
      ++opened;
      static_cast<void>(desk.auth->session_of(session->token));
      Asked<bool> out;
      if (round % 3 == 0) desk.auth->sign_out(session->token, out.answer());
      Asked<std::size_t> all;
      if (round % 7 == 0) desk.auth->sign_out_everywhere(session->person, all.answer());
      static_cast<void>(desk.auth->sessions(session->person));
    }
  };
  std::vector<std::thread> threads;
  for (std::uint64_t who = 0; who < 2 * people; ++who) threads.emplace_back(work, who);
  for (auto& thread : threads) thread.join();

  std::size_t live = 0;
  for (std::uint64_t person = 1; person <= people; ++person) live += desk.auth->sessions(PersonId{person}).size();
  CHECK(opened > 0);
  CHECK(ended > 0);
  CHECK(live + static_cast<std::size_t>(ended) == static_cast<std::size_t>(opened) + people);  // and those of joining
  CHECK(desk.rows().size() == live + people);                                                  // and the accounts
  desk.reopen();
  std::size_t after = 0;
  for (std::uint64_t person = 1; person <= people; ++person) after += desk.auth->sessions(PersonId{person}).size();
  CHECK(after == live);
}

}  // namespace cueline::auth
