#include "server/auth/devices.hpp"

#include <catch2/catch.hpp>

#include "server/auth/hash_pool.hpp"
#include "server/auth/pins.hpp"
#include "tests/auth/desk.hpp"

namespace cueline::auth {

namespace {

constexpr std::int64_t minute = 60'000;
constexpr PersonId dana{5};
constexpr PersonId kim{6};

// A tablet in Room 12, and two people with PINs.
struct Tablet : Desk {
  explicit Tablet(Mode mode = Mode::automatic) : Desk(mode) {}

  Devices& devices() { return auth->devices(); }
  std::string code(const std::string& name = "Room 12 tablet") {
    Asked<std::string> asked;
    devices().offer({name, {ChannelId{7}}, 3}, asked.answer());
    log.commit_all();
    return asked.wait().value();
  }
  boost::system::result<EnrolledDevice, Refusal> enrol(const std::string& typed) {
    Asked<EnrolledDevice> asked;
    devices().enrol(typed, "10.0.0.1", asked.answer());
    log.commit_all();
    return asked.wait();
  }
  EnrolledDevice enrolled() { return enrol(code()).value(); }
  bool set_pin(PersonId person, std::optional<std::string> pin) {
    Asked<bool> asked;
    devices().set_pin(person, std::move(pin), asked.answer());
    return asked.wait().value();
  }
  boost::system::result<Session, Refusal> switch_to(const std::string& device, PersonId person, const std::string& pin,
                                                    std::int64_t for_ms = 240 * minute) {
    Asked<Session> asked;
    devices().switch_to(device, person, pin, Millis{now + for_ms}, asked.answer());
    return asked.wait();
  }
  boost::system::error_code refused(const std::string& device, PersonId person, const std::string& pin) {
    const auto answer = switch_to(device, person, pin);
    return answer ? boost::system::error_code() : answer.error().error;
  }
  bool revoke(DeviceId device) {
    Asked<bool> asked;
    devices().revoke(device, asked.answer());
    return asked.wait().value();
  }
};

}  // namespace

TEST_CASE("a PIN is four to eight digits and none of the first that anybody tries") {
  for (const auto* good : {"4823", "1379", "90210", "31415926", "5508"}) CHECK_FALSE(check_pin(good));
  for (const auto* easy :
       {"0000", "1234", "4321", "7890", "2468", "1212", "5555555", "123123", "1987", "2031", "2580"}) {
    CAPTURE(easy);
    CHECK(check_pin(easy) == Errc::easy_pin);
  }
  for (const auto* none : {"", "482", "482390571", "48a3", "48 3", "٤٨٢٣"}) CHECK(check_pin(none) == Errc::wrong_type);
}

TEST_CASE("who knows their PIN is signed in on an enrolled device, and nowhere else") {
  Tablet desk;
  const auto device = desk.enrolled();
  const auto other = desk.enrol(desk.code("Gym tablet")).value();
  REQUIRE(desk.set_pin(dana, "4823"));
  REQUIRE(desk.set_pin(kim, "9071"));

  const auto session = desk.switch_to(device.token, dana, "4823");
  REQUIRE(session.has_value());
  CHECK(desk.auth->session_of(session->token)->person == dana);
  CHECK(desk.auth->session_of(session->token)->device == device.info.id);

  struct Row {
    const char* why;
    std::string device;
    PersonId person;
    const char* pin;
    Errc answer;
  };
  const std::vector<Row> rows{
      {"a device that was never enrolled", "no such token", dana, "4823", Errc::not_a_shared_device},
      {"a session is not a device", session->token, dana, "4823", Errc::not_a_shared_device},
      {"a PIN of somebody else", device.token, dana, "9071", Errc::wrong_pin},
      {"no PIN at all", device.token, PersonId{9}, "4823", Errc::wrong_pin},
      {"a PIN is not a password", device.token, kim, "907", Errc::wrong_pin},
      {"longer than any PIN", device.token, kim, "907190719", Errc::too_long},
  };
  for (const auto& row : rows) {
    CAPTURE(row.why);
    CHECK(desk.refused(row.device, row.person, row.pin) == row.answer);
  }
  CHECK(desk.switch_to(other.token, kim, "9071").has_value());
  CHECK_FALSE(desk.auth->session_of(device.token).has_value());
  CHECK(desk.sign_in("4823", "4823").error().error == Errc::wrong_login);
}

TEST_CASE("a switch ends the session before it, and says so before it answers") {
  Tablet desk;
  const auto device = desk.enrolled();
  REQUIRE(desk.set_pin(dana, "4823"));
  REQUIRE(desk.set_pin(kim, "9071"));
  const auto phone = desk.joined(dana, "dana");
  const auto first = desk.switch_to(device.token, dana, "4823").value();
  std::vector<PersonId> ended;
  desk.auth->on_session_end([&](const SessionInfo& session) { ended.push_back(session.person); });
  const auto second = desk.switch_to(device.token, kim, "9071").value();
  CHECK(ended == std::vector{dana});
  CHECK_FALSE(desk.auth->session_of(first.token).has_value());
  CHECK(desk.auth->session_of(phone.token).has_value());  // their own phone stays
  desk.reopen();
  CHECK_FALSE(desk.auth->session_of(first.token).has_value());
  CHECK(desk.auth->session_of(second.token)->person == kim);
  CHECK_FALSE(desk.refused(device.token, dana, "4823"));
}

TEST_CASE("of two switches at once, the later one holds") {
  Tablet desk(Desk::Mode::queued);
  const auto device = desk.enrolled();
  Asked<bool> set;
  desk.devices().set_pin(dana, "4823", set.answer());
  while (!set.answered()) desk.log.commit_all();
  Asked<Session> first;
  Asked<Session> second;
  const Millis until{desk.now + 60 * minute};
  desk.devices().switch_to(device.token, dana, "4823", until, first.answer());
  desk.devices().switch_to(device.token, dana, "4823", until, second.answer());
  while (!first.answered() || !second.answered()) desk.log.commit_all();
  const auto one = first.wait();
  const auto other = second.wait();
  REQUIRE((one.has_value() || other.has_value()));  // both, when the first was over before the second began
  for (const auto* switched : {&one, &other})
    if (!*switched) CHECK(switched->error().error == Errc::not_signed_in);
  CHECK(desk.auth->sessions(dana).size() == 1);
}

TEST_CASE("guessing a PIN waits half a minute after three tries, and blocks it after ten") {
  Tablet desk;
  const auto device = desk.enrolled();
  REQUIRE(desk.set_pin(dana, "4823"));
  REQUIRE(desk.set_pin(kim, "9071"));
  for (int free = 0; free < 3; ++free) CHECK(desk.refused(device.token, dana, "1111") == Errc::wrong_pin);
  std::int64_t wait = 30'000;
  for (int round = 3; round < 9; ++round) {
    CAPTURE(round);
    const auto refusal = desk.switch_to(device.token, dana, "4823").error();  // the right one waits too
    CHECK(refusal.error == Errc::too_many_tries);
    CHECK(refusal.retry_after_ms == wait);
    CHECK_FALSE(desk.refused(device.token, kim, "9071"));  // a colleague does not
    desk.now += wait;
    CHECK(desk.refused(device.token, dana, "1111") == Errc::wrong_pin);
    wait = std::min<std::int64_t>(2 * wait, 900'000);
  }
  desk.now += wait;
  CHECK(desk.refused(device.token, dana, "1111") == Errc::pin_blocked);
  desk.now += 120 * minute;
  CHECK(desk.refused(device.token, dana, "4823") == Errc::pin_blocked);
  CHECK(desk.devices().pin_of(dana).blocked);
  desk.reopen();
  CHECK(desk.refused(device.token, dana, "4823") == Errc::pin_blocked);
  REQUIRE(desk.set_pin(dana, "6174"));
  CHECK_FALSE(desk.refused(device.token, dana, "6174"));
}

TEST_CASE("the right PIN clears the count of wrong ones") {
  Tablet desk;
  const auto device = desk.enrolled();
  REQUIRE(desk.set_pin(dana, "4823"));
  for (int day = 0; day < 12; ++day) {
    CHECK(desk.refused(device.token, dana, "1111") == Errc::wrong_pin);
    CHECK_FALSE(desk.refused(device.token, dana, "4823"));
  }
}

TEST_CASE("a session on a tablet ends with the shift, and when nobody touches it") {
  Tablet desk;
  const auto device = desk.enrolled();
  REQUIRE(desk.set_pin(dana, "4823"));
  std::size_t ended = 0;
  const auto count = [&] { desk.auth->on_session_end([&](const SessionInfo&) { ++ended; }); };
  count();
  const auto session = desk.switch_to(device.token, dana, "4823", 60 * minute).value();
  const auto stay = desk.devices().stay(session.token);
  REQUIRE(stay.has_value());
  CHECK(stay->until.value == desk.now + 60 * minute);
  CHECK(desk.devices().device_of(device.token)->in_use);

  desk.now += 3 * minute;  // agreed; and a minute more, since the device says it twice a minute only
  CHECK(desk.auth->session_of(session.token).has_value());
  CHECK(desk.devices().stay(session.token).has_value());
  desk.now += 4 * minute - 1;
  CHECK(desk.auth->session_of(session.token).has_value());
  desk.now += 1;
  CHECK_FALSE(desk.auth->session_of(session.token).has_value());
  CHECK_FALSE(desk.devices().stay(session.token).has_value());
  CHECK_FALSE(desk.devices().device_of(device.token)->in_use);
  CHECK(ended == 0);
  desk.devices().end_overdue();
  CHECK(ended == 1);

  const auto late = desk.switch_to(device.token, dana, "4823", 10 * minute).value();
  for (int minutes = 0; minutes < 9; ++minutes) {
    desk.now += minute;
    CHECK(desk.devices().stay(late.token).has_value());
  }
  desk.reopen();  // a restart of the server does not send anybody away
  count();
  CHECK(desk.auth->session_of(late.token).has_value());
  desk.now += minute;
  CHECK_FALSE(desk.devices().stay(late.token).has_value());
  desk.devices().end_overdue();
  CHECK(ended == 2);
  CHECK(desk.auth->sessions(dana).empty());
}

TEST_CASE("a revoked device is good for nothing at once, and signing out everywhere reaches it") {
  Tablet desk;
  const auto device = desk.enrolled();
  REQUIRE(desk.set_pin(dana, "4823"));
  const auto first = desk.switch_to(device.token, dana, "4823").value();
  Asked<std::size_t> out;
  desk.auth->sign_out_everywhere(dana, out.answer());
  CHECK(out.wait().value() == 1);
  CHECK_FALSE(desk.auth->session_of(first.token).has_value());

  const auto second = desk.switch_to(device.token, dana, "4823").value();
  std::size_t ended = 0;
  desk.auth->on_session_end([&](const SessionInfo&) { ++ended; });
  CHECK(desk.revoke(device.info.id));
  CHECK(ended == 1);
  for (int i = 0; i < 2; ++i, desk.reopen()) {
    CHECK_FALSE(desk.auth->session_of(second.token).has_value());
    CHECK_FALSE(desk.devices().device_of(device.token).has_value());
    CHECK(desk.refused(device.token, dana, "4823") == Errc::not_a_shared_device);
    CHECK(desk.devices().list().empty());
  }
  CHECK_FALSE(desk.revoke(device.info.id));
}

TEST_CASE("a switch under way does not outlive the device") {
  Tablet desk(Desk::Mode::queued);
  const auto device = desk.enrolled();
  Asked<bool> set;
  desk.devices().set_pin(dana, "4823", set.answer());
  while (!set.answered()) desk.log.commit_all();
  Asked<Session> switching;
  desk.devices().switch_to(device.token, dana, "4823", Millis{desk.now + 60 * minute}, switching.answer());
  while (!desk.devices().device_of(device.token)->used) std::this_thread::yield();  // compared, not yet on disk
  Asked<bool> gone;
  desk.devices().revoke(device.info.id, gone.answer());
  while (!gone.answered() || !switching.answered()) desk.log.commit_all();
  CHECK(switching.wait().error().error == Errc::not_signed_in);
  CHECK(desk.auth->sessions(dana).empty());
  desk.log.commit_all();
  CHECK(desk.rows().size() == 1);  // the PIN
}

TEST_CASE("a code enrols one device, however it is typed, and not for long") {
  Tablet desk;
  const auto code = desk.code();
  CHECK(code.size() == 8);
  CHECK(desk.auth->look_up(code)->kind == LinkKind::device);
  CHECK(desk.auth->look_up(code)->device_name == "Room 12 tablet");
  auto typed = code.substr(0, 4) + " - " + code.substr(4);
  for (auto& sign : typed) sign = sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign;
  const auto device = desk.enrol(typed);
  REQUIRE(device.has_value());
  CHECK(device->info.use.name == "Room 12 tablet");
  CHECK(device->info.use.rooms == std::vector{ChannelId{7}});
  CHECK(desk.enrol(code).error().error == Errc::invitation_used);
  CHECK(desk.enrol("ABCD2345").error().error == Errc::invitation_used);
  CHECK(desk.enrol(desk.link(LinkKind::join, dana)).error().error == Errc::invitation_used);
  CHECK(desk.join(desk.code(), "dana").error().error == Errc::invitation_used);

  const auto late = desk.code();
  desk.now += Settings{}.offer_lifetime.value;
  CHECK(desk.enrol(late).error().error == Errc::invitation_used);
  desk.reopen();
  CHECK(desk.devices().device_of(device->token)->use.name == "Room 12 tablet");
  CHECK(desk.enrolled().info.id != device->info.id);
}

TEST_CASE("what somebody leaves on a tablet is sealed with a key that is theirs on that tablet alone") {
  Tablet desk;
  const auto device = desk.enrolled();
  const auto other = desk.enrolled();
  REQUIRE(desk.set_pin(dana, "4823"));
  REQUIRE(desk.set_pin(kim, "9071"));
  const auto keep = [&](const EnrolledDevice& on, PersonId person, const char* pin) {
    return desk.devices().stay(desk.switch_to(on.token, person, pin)->token)->keep;
  };
  const auto first = keep(device, dana, "4823");
  CHECK(first.size() == 43);
  CHECK(keep(device, kim, "9071") != first);
  CHECK(keep(other, dana, "4823") != first);
  desk.reopen();
  CHECK(keep(device, dana, "4823") == first);
}

TEST_CASE("on disk there is no PIN, no code and no secret of a device") {
  Tablet desk;
  const auto code = desk.code();
  const auto device = desk.enrolled();
  REQUIRE(desk.set_pin(dana, "48231907"));
  const auto session = desk.switch_to(device.token, dana, "48231907").value();
  CHECK(desk.rows().size() == 4);  // a code, a device, a PIN, a session
  for (const auto& [key, row] : desk.rows()) {
    for (const auto& secret : {code, device.token, session.token, std::string("48231907")}) {
      CHECK(key.find(secret) == std::string::npos);
      CHECK(row.find(secret) == std::string::npos);
    }
  }
  REQUIRE(desk.set_pin(dana, std::nullopt));
  CHECK_FALSE(desk.devices().pin_of(dana).set);
  CHECK(desk.refused(device.token, dana, "48231907") == Errc::wrong_pin);
  CHECK(desk.rows().size() == 3);
}

TEST_CASE("a PIN does not wait behind passwords") {
  HashPool pool(1, 8);
  std::promise<void> free;
  std::vector<int> order;
  std::promise<void> done;
  REQUIRE(pool.run([&, wait = free.get_future().share()](bool) { wait.wait(); }));
  for (int i = 1; i <= 3; ++i)
    REQUIRE(pool.run([&, i](bool) {
      order.push_back(i);
      if (i == 3) done.set_value();
    }));
  REQUIRE(pool.run([&](bool) { order.push_back(0); }, HashPool::Turn::next));
  free.set_value();
  done.get_future().wait();
  CHECK(order == std::vector{0, 1, 2, 3});
}

}  // namespace cueline::auth
