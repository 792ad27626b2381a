#include "server/notify/notifier.hpp"

#include <chrono>
#include <mutex>
#include <random>
#include <thread>
#include <utility>

#include "server/notify/mail_text.hpp"
#include "server/notify/post_office.hpp"

namespace cueline::notify {

namespace {

constexpr std::chrono::milliseconds longest_turn{1'000};

class ThreadNotifier final : public Notifier {
 public:
  ThreadNotifier() = default;
  ~ThreadNotifier() override {
    stopping_ = true;
    if (office_) office_->wake();
    if (thread_.joinable()) thread_.join();
  }

  [[nodiscard]] boost::system::result<void, std::string> prepare(storage::Log& log, Settings settings,
                                                                 Surroundings surroundings);

  void start() override {
    thread_ = std::thread([this] { work(); });
  }

  void take(std::vector<domain::NoticeRow> rows) override {
    post([this, rows = std::move(rows)]() mutable { office_->take(std::move(rows)); });
  }
  void session_ended(std::uint64_t session) override {
    post([this, session] { office_->write(office_->devices().remove_of_session(session)); });
  }
  void person_ended(PersonId person) override {
    post([this, person] { office_->write(office_->devices().remove_of_person(person)); });
  }

  [[nodiscard]] std::string public_key() const override { return public_key_; }
  void subscribe(PersonId person, std::uint64_t session, PushSubscription device, Done done) override {
    post([this, person, session, device = std::move(device), done = std::move(done)] {
      office_->subscribe(person, session, device, done);
    });
  }
  void unsubscribe(std::uint64_t session, Done done) override {
    post([this, session, done = std::move(done)] {
      office_->write(office_->devices().remove_of_session(session), done);
    });
  }
  void shown(PersonId person, std::uint64_t session, ShownNotice notice) override {
    post([this, person, session, notice] { office_->shown(person, session, notice); });
  }
  void devices(PersonId person, std::uint64_t session, std::function<void(PushDevices)> done) override {
    post([this, person, session, done = std::move(done)] { done(office_->devices_of(person, session)); });
  }
  void contact(PersonId person, std::function<void(Contact)> done) override;
  void set_contact(PersonId person, Contact contact, Done done) override;
  void test(PersonId person, std::function<void(result<Sequence>)> done) override {
    post([this, person, done = std::move(done)] { office_->test(person, done); });
  }
  void test_fate(PersonId person, Sequence test, std::function<void(std::optional<PushTestFate>)> done) override {
    post([this, person, test, done = std::move(done)] { done(office_->test_fate(person, test)); });
  }
  [[nodiscard]] const Figures& figures() const override { return office_->figures; }

 private:
  void post(std::function<void()> job) {
    {
      const std::lock_guard lock(mutex_);
      jobs_.push_back(std::move(job));
    }
    office_->wake();
  }
  void work();

  std::unique_ptr<PostOffice> office_;
  std::string public_key_;
  std::mutex mutex_;  // guards jobs_
  std::vector<std::function<void()>> jobs_;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

boost::system::result<void, std::string> ThreadNotifier::prepare(storage::Log& log, Settings settings,
                                                                 Surroundings surroundings) {
  std::optional<Vapid> vapid;
  if (!settings.contact.empty()) {
    auto key = open_school_key(log);
    if (!key) return "The school's key for push services cannot be read or made: " + key.error().message();
    vapid.emplace(*key, settings.contact);
    public_key_ = vapid->public_key();
  }
  auto courier = Courier::open(settings.courier);
  if (!courier) return std::string("The library that sends notices (libcurl) cannot be started.");
  office_ = std::make_unique<PostOffice>(
      PostOffice::Parts{log, std::move(settings), std::move(surroundings), std::move(vapid), std::move(*courier),
                        [this](std::function<void()> job) { post(std::move(job)); },
                        [chance = std::mt19937(std::random_device()())]() mutable {
                          return std::uniform_real_distribution<double>(0, 1)(chance);
                        }});
  if (auto loaded = office_->load(); !loaded)
    return "The notices in the data folder cannot be read: " + loaded.error().message();
  return {};
}

void ThreadNotifier::work() {
  while (!stopping_) {
    std::vector<std::function<void()>> jobs;
    {
      const std::lock_guard lock(mutex_);
      jobs.swap(jobs_);
    }
    for (const auto& job : jobs) job();
    office_->turn(longest_turn);
  }
}

void ThreadNotifier::contact(PersonId person, std::function<void(Contact)> done) {
  post([this, person, done = std::move(done)] {
    Contact answer;
    if (const auto row = office_->devices().contact(person)) {
      if (row->email) answer.email = *row->email;
      if (row->phone) answer.phone = *row->phone;
    }
    done(std::move(answer));
  });
}

void ThreadNotifier::set_contact(PersonId person, Contact contact, Done done) {
  if (contact.email && !is_mail_address(*contact.email))
    return done(Fault{Errc::out_of_range, "/email", "one e-mail address", {}});
  if (contact.phone && !is_phone_number(*contact.phone))
    return done(Fault{Errc::out_of_range, "/phone", "+ and the country's code, then the number: +351912345678", {}});
  post([this, person, contact = std::move(contact), done = std::move(done)] {
    ContactRow row{person, {}, {}};
    if (contact.email) row.email = *contact.email;
    if (contact.phone) row.phone = *contact.phone;
    office_->write(office_->devices().set_contact(std::move(row)), done);
  });
}

}  // namespace

boost::system::result<std::unique_ptr<Notifier>, std::string> Notifier::open(storage::Log& log, Settings settings,
                                                                             Surroundings surroundings) {
  auto notifier = std::make_unique<ThreadNotifier>();
  if (auto ready = notifier->prepare(log, std::move(settings), std::move(surroundings)); !ready) return ready.error();
  return std::unique_ptr<Notifier>(std::move(notifier));
}

}  // namespace cueline::notify
