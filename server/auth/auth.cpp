#include "server/auth/auth.hpp"

#include <sodium.h>

#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>
#include <chrono>

#include "server/auth/devices.hpp"
#include "server/auth/office.hpp"
#include "storage/keys.hpp"

namespace cueline::auth {

void throw_exception_from_error(const Refusal& refusal, const boost::source_location& where) {
  boost::throw_exception(boost::system::system_error(refusal.error), where);
}

namespace {

class LogAuth final : public Auth {
 public:
  explicit LogAuth(Shared office)
      : office_(std::move(office)),
        pool_(office_->settings.hash_threads, office_->settings.hash_queue),
        devices_(open_devices(office_, pool_)) {}

  void make_link(LinkKind kind, PersonId person, Answer<std::string> done) override;
  [[nodiscard]] result<Link> look_up(std::string_view secret) const override;

  void join(std::string_view secret, std::string login, std::string password, std::string from,
            Answer<Session> done) override {
    redeem(office_, pool_,
           {LinkKind::join, std::string(secret), {}, std::move(login), std::move(password), std::move(from)},
           std::move(done));
  }
  void complete_setup(std::string_view secret, PersonId admin, std::string login, std::string password,
                      Answer<Session> done) override {
    redeem(office_, pool_, {LinkKind::setup, std::string(secret), admin, std::move(login), std::move(password)},
           std::move(done));
  }
  void enter(std::string_view secret, std::string from, Answer<Session> done) override {
    auth::enter(office_, {LinkKind::sign_in, std::string(secret), {}, {}, {}, std::move(from)}, std::move(done));
  }
  void sign_in(std::string login, std::string password, std::string from, Answer<Session> done) override {
    auth::sign_in(office_, pool_, std::move(login), std::move(password), std::move(from), std::move(done));
  }

  [[nodiscard]] std::optional<SessionInfo> session_of(std::string_view token) const override;
  void sign_out(std::string_view token, Answer<bool> done) override;
  void sign_out_everywhere(PersonId person, Answer<std::size_t> done) override;
  [[nodiscard]] std::vector<SessionInfo> sessions(PersonId person) const override;
  [[nodiscard]] bool has_account(PersonId person) const override;
  [[nodiscard]] Devices& devices() override { return *devices_; }
  void on_session_end(std::function<void(const SessionInfo&)> ended) override;

 private:
  Shared office_;
  HashPool pool_;  // stops before what its answers use
  std::unique_ptr<Devices> devices_;
};

void LogAuth::make_link(LinkKind kind, PersonId person, Answer<std::string> done) {
  const Millis until{office_->now().value + office_->settings.link_lifetime.value};
  store_link(office_, make_token(office_->settings.random), {kind, person, until}, std::move(done));
}

result<Link> LogAuth::look_up(std::string_view secret) const {
  const std::lock_guard lock(office_->mutex);
  const auto* link = office_->tables.link(hash_of_token(secret), office_->now());
  if (!link) return Errc::invitation_used;
  return Link{link->link_kind, link->person, link->expires, link->use ? link->use->name : std::string()};
}

std::optional<SessionInfo> LogAuth::session_of(std::string_view token) const {
  const auto hash = hash_of_token(token);
  const std::lock_guard lock(office_->mutex);
  const auto* session = office_->tables.session(hash, office_->now());
  if (!session) return std::nullopt;
  return SessionInfo{session->id, session->person, session->created, session->device};
}

void LogAuth::sign_out(std::string_view token, Answer<bool> done) {
  std::unique_lock lock(office_->mutex);
  auto ended = office_->tables.end_session(hash_of_token(token));
  lock.unlock();
  if (ended.sessions.empty()) return done(false);
  office_->tell(ended.sessions);
  office_->write(std::move(ended.rows), [done](boost::system::error_code error) {
    if (error) return done(Refusal{error});
    done(true);
  });
}

void LogAuth::sign_out_everywhere(PersonId person, Answer<std::size_t> done) {
  std::unique_lock lock(office_->mutex);
  auto ended = office_->tables.end_sessions(person);
  lock.unlock();
  const auto count = ended.sessions.size();
  if (count == 0) return done(count);
  office_->tell(ended.sessions);
  office_->write(std::move(ended.rows), [count, done](boost::system::error_code error) {
    if (error) return done(Refusal{error});
    done(count);
  });
}

std::vector<SessionInfo> LogAuth::sessions(PersonId person) const {
  const std::lock_guard lock(office_->mutex);
  return office_->tables.sessions(person, office_->now());
}

bool LogAuth::has_account(PersonId person) const {
  const std::lock_guard lock(office_->mutex);
  return office_->tables.has_account(person);
}

void LogAuth::on_session_end(std::function<void(const SessionInfo&)> ended) {
  const std::lock_guard lock(office_->mutex);
  office_->session_ended.push_back(std::move(ended));
}

Millis system_time() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return Millis{std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

}  // namespace

result<std::unique_ptr<Auth>> Auth::open(storage::Log& log, Settings settings) {
  if (sodium_init() < 0) return Errc::busy;
  if (!settings.now) settings.now = system_time;
  if (!settings.random) settings.random = randombytes_buf;
  auto office = std::make_shared<Office>(log, std::move(settings));
  if (const auto loaded = office->tables.load(log, office->now()); !loaded) return loaded.error();
  office->nobodys_password = hash_of_nobody(office->settings.random, office->cost());
  return std::unique_ptr<Auth>(std::make_unique<LogAuth>(std::move(office)));
}

}  // namespace cueline::auth
