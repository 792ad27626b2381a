// The way of notices through the office: with a courier that writes down what it gets and answers as it is told, an
// engine of one line, and a clock of our own.
#include "server/notify/post_office.hpp"

#include <catch2/catch.hpp>
#include <deque>

#include "storage/keys.hpp"
#include "storage/memory_log.hpp"

namespace cueline::notify {

namespace {

using Verdict = domain::Standing::Verdict;

class TestCourier final : public Courier {
 public:
  void send(Letter letter, Done done) override {
    sent.push_back(std::move(letter));
    waiting.push_back(std::move(done));
  }
  [[nodiscard]] bool has_room() const override { return true; }
  void turn(std::chrono::milliseconds) override {
    while (!held && !waiting.empty()) {
      const auto done = std::move(waiting.front());
      waiting.pop_front();
      const auto outcome = answers.empty() ? Outcome{Outcome::Kind::accepted, 0, 201, ""} : answers.front();
      if (!answers.empty()) answers.pop_front();
      done(outcome);
    }
  }
  void wake() override {}

  std::vector<Letter> sent;
  std::deque<Done> waiting;
  std::deque<Outcome> answers;
  bool held = false;
};

struct World {
  explicit World(bool mail = false) : key(make_key_pair().value()), device_key(make_key_pair().value()) {
    settings.school = SchoolId{1};
    settings.now = [this] { return now; };
    settings.contact = "mailto:office@school.example";
    if (mail) settings.courier.smtp_url = "smtp://mail.school.example";
    settings.courier.smtp_from = "cueline@school.example";
    open();
  }

  void open() {
    auto owned = std::make_unique<TestCourier>();
    courier = owned.get();
    Surroundings around;
    around.clear = [this](const std::vector<Notice>& notices, const Surroundings::Clear& done) {
      asked += notices.size();
      done(std::vector<Cleared>(notices.size(), Cleared{standing, "Elm Street School", "en"}));
    };
    around.digests = [this](const auto& done) { done(today); };
    around.is_signed_in = [this](PersonId, std::uint64_t session) { return session != signed_out; };
    around.warn = [this](const std::string& text) { warnings.push_back(text); };
    office.emplace(PostOffice::Parts{log, settings, around, Vapid(key, settings.contact), std::move(owned),
                                     [this](std::function<void()> job) { jobs.push_back(std::move(job)); },
                                     [] { return 0.5; }});
    REQUIRE(office->load().has_value());
  }

  void turns(int count = 4) {
    for (int turn = 0; turn < count; ++turn) {
      for (const auto& job : std::exchange(jobs, {})) job();
      office->turn(std::chrono::milliseconds(0));
    }
  }

  void subscribe(const std::string& name, std::uint64_t session = 7) {
    PushSubscription device;
    device.endpoint = "https://push.example.net/" + name;
    device.p256dh = to_base64url(device_key.point);
    device.auth = to_base64url(std::string(16, 'a'));
    bool taken = false;
    office->subscribe(person, session, device, [&taken](const auto& done) { taken = done.has_value(); });
    turns(1);
    CHECK(taken);
  }

  // As the engine does it: the row is on disk before the office hears of it.
  NoticeId tell(std::uint64_t item, std::int64_t later_ms = 0) {
    Notice notice;
    notice.person = person;
    notice.item = ItemId{item};
    notice.because = Sequence{item};
    notice.notice_kind = domain::NoticeKind::change;
    notice.tag = item;
    notice.not_before = Millis{now.value + later_ms};
    notice.expires = Millis{now.value + 3'600'000};
    const auto row = domain::fresh(notice, now);
    log.append({settings.school, {}, {}, {{key_of(notice), domain::encode(row)}}}, [](auto) {});
    office->take({row});
    return id_of(notice);
  }
  [[nodiscard]] std::string key_of(const Notice& notice) const {
    return storage::keys::notice(settings.school, notice.item, notice.person, notice.because);
  }
  [[nodiscard]] NoticeRow stored(NoticeId id) const {
    return notice_of(log, settings.school, id.item, id.person, id.because).value().value();
  }
  [[nodiscard]] NoticeState state(NoticeId id) const { return stored(id).state; }

  storage::MemoryLog log;
  Settings settings;
  KeyPair key;
  KeyPair device_key;
  Millis now{1'793'000'000'000};
  PersonId person{3};
  domain::Standing standing;
  std::vector<Notice> today;
  std::uint64_t signed_out = 0;
  std::size_t asked = 0;
  std::vector<std::string> warnings;
  std::vector<std::function<void()>> jobs;
  TestCourier* courier = nullptr;
  std::optional<PostOffice> office;
};

}  // namespace

TEST_CASE("a notice goes to every device and its row says that it was taken") {
  World world;
  world.subscribe("a", 7);
  world.subscribe("b", 8);
  const auto id = world.tell(42);
  world.turns();
  REQUIRE(world.courier->sent.size() == 2);
  const auto& post = std::get<HttpPost>(world.courier->sent.front());
  CHECK(post.stranger);
  CHECK(post.url.starts_with("https://push.example.net/"));
  CHECK(world.state(id) == NoticeState::accepted);
  CHECK(world.stored(id).reached.size() == 2);
  CHECK(world.office->figures.accepted == 2);
}

TEST_CASE("what does not stand any more is not sent") {
  World world;
  world.subscribe("a");
  for (const auto& [verdict, state] :
       {std::pair(Verdict::withdrawn, NoticeState::withdrawn), std::pair(Verdict::answered, NoticeState::answered),
        std::pair(Verdict::seen, NoticeState::shown)}) {
    world.standing.verdict = verdict;
    const auto id = world.tell(40 + static_cast<std::uint64_t>(verdict));
    world.turns();
    CHECK(world.state(id) == state);
  }
  CHECK(world.courier->sent.empty());
}

TEST_CASE("held until paid time, and asked again then") {
  World world;
  world.subscribe("a");
  world.standing = {Verdict::hold, Millis{world.now.value + 60'000}};
  const auto id = world.tell(42);
  world.turns();
  CHECK(world.state(id) == NoticeState::held);
  CHECK(world.asked == 1);
  world.now.value += 59'000;
  world.turns();
  CHECK(world.asked == 1);
  world.standing = {};
  world.now.value += 1'000;
  world.turns();
  CHECK(world.state(id) == NoticeState::accepted);
}

TEST_CASE("a restart takes up what was waiting, and what had been put off stays so") {
  World world;
  world.subscribe("a");
  world.courier->answers = {{Outcome::Kind::later, 60'000, 429, ""}};
  const auto put_off = world.tell(42);
  world.turns();
  const auto waiting = world.tell(43, 5'000);
  world.open();
  world.turns();
  CHECK(world.courier->sent.empty());
  world.now.value += 5'000;
  world.turns();
  CHECK(world.courier->sent.size() == 1);
  CHECK(world.state(waiting) == NoticeState::accepted);
  CHECK(world.state(put_off) == NoticeState::queued);
  world.now.value += 55'000;
  world.turns();
  CHECK(world.state(put_off) == NoticeState::accepted);
  world.open();
  world.turns();
  CHECK(world.courier->sent.empty());  // what is done is done
}

TEST_CASE("a device that is gone is forgotten, on disk too") {
  World world;
  world.subscribe("a");
  world.courier->answers = {{Outcome::Kind::gone, 0, 410, ""}};
  const auto id = world.tell(42);
  world.turns();
  CHECK(world.state(id) == NoticeState::failed);
  CHECK(world.office->devices().size() == 0);
  world.open();
  CHECK(world.office->devices().size() == 0);
}

TEST_CASE("too late is expired, without asking anybody") {
  World world;
  world.subscribe("a");
  const auto id = world.tell(42, 1'000);
  world.now.value += 3'600'000;
  world.turns();
  CHECK(world.state(id) == NoticeState::expired);
  CHECK(world.asked == 0);
}

TEST_CASE("devices of a session that ended while the server was down do not come back") {
  World world;
  world.subscribe("a", 7);
  world.subscribe("b", 8);
  world.signed_out = 7;
  world.open();
  CHECK(world.office->devices().size() == 1);
}

TEST_CASE("one session has one device, and a person not more than allowed") {
  World world;
  world.subscribe("a", 7);
  world.subscribe("b", 7);
  CHECK(world.office->devices().size() == 1);
  for (std::uint64_t session = 100; session < 130; ++session) {
    world.now.value += 1;
    world.subscribe("many" + std::to_string(session), session);
  }
  CHECK(world.office->devices().size() == limits::devices_per_person);
}

TEST_CASE("e-mail goes only when the engine says so and there is an address") {
  World world(true);
  auto id = world.tell(42);
  world.turns();
  CHECK(world.state(id) == NoticeState::failed);
  world.office->write(world.office->devices().set_contact({world.person, "ana@school.example", {}}));
  id = world.tell(43);
  world.turns();
  CHECK(world.courier->sent.empty());
  world.standing.email = true;
  id = world.tell(44);
  world.turns();
  REQUIRE(world.courier->sent.size() == 1);
  const auto& mail = std::get<Mail>(world.courier->sent.front());
  CHECK(mail.to == "ana@school.example");
  CHECK(mail.text.find("Subject: A change\r\n") != mail.text.npos);
  CHECK(world.stored(id).reached == std::vector<domain::WayTaken>{{"email", world.now}});
}

TEST_CASE("a digest is mailed once a day to who left an address, also across a restart") {
  World world(true);
  Notice digest;
  digest.person = world.person;
  digest.because = Sequence{20'261'123};
  digest.notice_kind = domain::NoticeKind::digest;
  digest.expires = Millis{world.now.value + 8 * 3'600'000};
  digest.waiting = domain::Waiting{2, 0, 1};
  world.today = {digest};
  world.standing = {Verdict::send, {}, false, true};
  const auto next_look = [&world] {
    world.now.value += 6 * 60'000;
    world.turns();
  };
  next_look();
  CHECK(world.courier->sent.empty());
  world.office->write(world.office->devices().set_contact({world.person, "ana@school.example", "+351912345678"}));
  next_look();
  REQUIRE(world.courier->sent.size() == 1);
  const auto& text = std::get<Mail>(world.courier->sent.front()).text;
  CHECK(text.find("Changes to confirm: 2, Issues: 1. Open to answer.") != text.npos);
  next_look();
  CHECK(world.courier->sent.size() == 1);
  world.open();
  next_look();
  CHECK(world.courier->sent.empty());
  world.today.front().because = Sequence{20'261'124};
  next_look();
  CHECK(world.courier->sent.size() == 1);
}

TEST_CASE("shown is kept, whether the row is still waiting or done") {
  World world;
  world.subscribe("a", 7);
  const auto id = world.tell(42);
  world.turns();
  world.office->shown(world.person, 7, {id.item, id.because});
  world.turns(1);
  CHECK(world.state(id) == NoticeState::shown);
  CHECK(world.office->figures.shown == 1);
  world.office->shown(world.person, 7, {id.item, id.because});
  world.office->shown(world.person, 7, {ItemId{99}, Sequence{99}});  // of nothing
  CHECK(world.office->figures.shown == 1);
  CHECK(world.office->devices_of(world.person, 7).devices.front().shown == world.now);
}

TEST_CASE("a device that was sent something and shows nothing for an hour is quiet") {
  World world;
  world.subscribe("a", 7);
  const auto id = world.tell(42);
  world.turns();
  const auto quiet = [&] { return world.office->devices_of(world.person, 7).devices.front().quiet; };
  CHECK_FALSE(quiet());
  world.now.value += quiet_after_ms;
  CHECK(quiet());
  world.office->shown(world.person, 7, {id.item, id.because});
  CHECK_FALSE(quiet());
}

TEST_CASE("a test is a notice like any other, at most one in ten seconds") {
  World world;
  world.subscribe("a", 7);
  result<Sequence> answer = Sequence{};
  const auto keep = [&answer](result<Sequence> given) { answer = given; };
  world.office->test(world.person, keep);
  CHECK(answer->value == 0);  // not before it is on disk
  world.turns();
  REQUIRE(answer.has_value());
  CHECK(world.asked == 1);
  CHECK(world.courier->sent.size() == 1);
  CHECK(world.office->test_fate(world.person, *answer)->state == NoticeState::accepted);
  CHECK_FALSE(world.office->test_fate(PersonId{4}, *answer).has_value());
  world.office->test(world.person, keep);
  CHECK(answer.error() == Errc::busy);
}

TEST_CASE("what became of a thing: the furthest of each person, and the answer above all") {
  World world;
  world.subscribe("a", 7);
  world.tell(42);
  world.turns();
  const auto fates = fates_of(world.log, world.settings.school, ItemId{42}, {}).value().fates;
  REQUIRE(fates.size() == 1);
  CHECK(fates.front().state == NoticeState::accepted);
  const auto answered = fates_of(world.log, world.settings.school, ItemId{42}, {{world.person, world.now}}).value();
  CHECK(answered.fates.front().state == NoticeState::answered);
  CHECK(fates_of(world.log, world.settings.school, ItemId{41}, {}).value().fates.empty());
}

TEST_CASE("old rows are forgotten after two weeks, waiting ones are not") {
  World world;
  world.subscribe("a", 7);
  const auto id = world.tell(42);
  world.turns();
  world.now.value += domain::retire_after_ms - 1'000;
  world.turns();
  CHECK(world.state(id) == NoticeState::accepted);
  world.now.value += 24 * 3'600'000;
  world.turns();
  CHECK_FALSE(notice_of(world.log, world.settings.school, id.item, id.person, id.because).value().has_value());
}

}  // namespace cueline::notify
