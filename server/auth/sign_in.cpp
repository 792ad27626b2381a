// Login and password. Every refusal of a pair takes one hash, whether or not the login exists.
#include "server/auth/office.hpp"

namespace cueline::auth {

namespace {

struct Attempt {
  std::string login;
  std::string password;
  std::string from;
  std::optional<AccountRow> account;
  std::uint64_t generation = 0;
};

// How long to wait, 0 to go on. With the mutex held. A try counts until it succeeds.
std::int64_t take_try(Office& office, const Attempt& attempt) {
  const auto now = office.now();
  if (const auto wait = office.by_address.take(attempt.from, now)) return wait;
  const auto wait = office.by_login.take(attempt.login, now);
  if (wait != 0) office.by_address.give_back(attempt.from);
  return wait;
}

void uncounted(const Shared& office, const Attempt& attempt, Refusal why, const Answer<Session>& done) {
  {
    const std::lock_guard lock(office->mutex);
    office->by_address.give_back(attempt.from);
    office->by_login.give_back(attempt.login);
  }
  done(why);
}

void check(const Shared& office, const Attempt& attempt, const Answer<Session>& done) {
  const auto& hash = attempt.account ? attempt.account->password : office->nobodys_password;
  const bool right = is_password(hash, attempt.password);
  if (!right || !attempt.account) return done(Refusal{Errc::wrong_login});
  {
    const std::lock_guard lock(office->mutex);
    office->by_login.succeeded(attempt.login);
    office->by_address.give_back(attempt.from);
  }
  open_session(office, {attempt.account->person, attempt.generation}, done);
}

}  // namespace

void sign_in(const Shared& office, HashPool& pool, std::string login, std::string password, std::string from,
             Answer<Session> done) {
  if (login.size() > limits::login_bytes || password.size() > limits::password_bytes)
    return done(Refusal{Errc::too_long});
  Attempt attempt{lower_case(std::move(login)), std::move(password), std::move(from), {}};
  std::unique_lock lock(office->mutex);
  const auto wait = take_try(*office, attempt);
  if (const auto* account = office->tables.account(attempt.login)) {
    attempt.account = *account;
    attempt.generation = office->tables.generation(account->person);
  }
  lock.unlock();
  if (wait != 0) return done(Refusal{Errc::too_many_tries, wait});
  const bool queued = pool.run([office, attempt, done](bool stopping) {
    if (stopping) return uncounted(office, attempt, {Errc::stopping, busy_retry_ms}, done);
    check(office, attempt, done);
  });
  if (!queued) uncounted(office, attempt, {Errc::busy, busy_retry_ms}, done);
}

}  // namespace cueline::auth
