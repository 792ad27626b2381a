// Using up a link. It is taken in memory first, so that two who hold the same link cannot both use it; on disk it goes
// in the same batch that brings the account and the session, or stays.
#include "server/auth/office.hpp"
#include "storage/keys.hpp"

namespace cueline::auth {

namespace {

// Without an address, the limit has nobody to slow down: a secret is too long to guess anyway.
std::int64_t take_try(Office& office, const std::string& from, Millis now) {
  return from.empty() ? 0 : office.by_address.take(from, now);
}

boost::system::error_code refused_words(const Claim& claim) {
  if (claim.login.empty() || claim.password.size() < limits::password_min_bytes) return Errc::too_short;
  const bool long_login = claim.login.size() > limits::login_bytes;
  if (long_login || claim.password.size() > limits::password_bytes) return Errc::too_long;
  return {};
}

struct Joining {
  std::string link;  // the hash of its secret
  AccountRow account;
};

void give_back(Tables& tables, const Joining& joining) {
  tables.give_back_link(joining.link);
  tables.release(joining.account.login);
}

// A new password ends what was signed in with the old one.
void open_account(const Shared& office, const Joining& joining, const Answer<Session>& done) {
  Opening opening{joining.account.person};
  Ended ended;
  {
    const std::lock_guard lock(office->mutex);
    auto& tables = office->tables;
    ended = tables.end_sessions(joining.account.person);
    opening.generation = tables.generation(joining.account.person);
    opening.rows = tables.rows_to_replace(joining.account);
  }
  office->tell(ended.sessions);
  opening.rows.insert(opening.rows.end(), ended.rows.begin(), ended.rows.end());
  opening.rows.push_back({storage::keys::auth(link_rows, joining.link), std::nullopt});
  opening.rows.push_back({storage::keys::auth(account_rows, joining.account.login), encode(joining.account)});
  opening.failed = [joining](Tables& tables) { give_back(tables, joining); };
  opening.stored = [joining](Tables& tables) {
    tables.use_up_link(joining.link);
    tables.release(joining.account.login);
    tables.put(joining.account);
  };
  open_session(office, std::move(opening), done);
}

void refuse(const Shared& office, const Joining& joining, Refusal why, const Answer<Session>& done) {
  {
    const std::lock_guard lock(office->mutex);
    give_back(office->tables, joining);
  }
  done(why);
}

}  // namespace

boost::system::result<LinkRow, Refusal> take_link(Office& office, const Claim& claim, const std::string& hash) {
  const auto now = office.now();
  if (const auto wait = take_try(office, claim.from, now)) return Refusal{Errc::too_many_tries, wait};
  const auto* link = office.tables.link(hash, now);
  if (!link || link->link_kind != claim.kind) return Refusal{Errc::invitation_used};
  office.by_address.give_back(claim.from);
  office.tables.take_link(hash);
  return *link;
}

void redeem(const Shared& office, HashPool& pool, Claim claim, Answer<Session> done) {
  claim.login = lower_case(std::move(claim.login));
  if (const auto error = refused_words(claim)) return done(Refusal{error});
  Joining joining{hash_of_token(claim.secret), {claim.person, claim.login, {}}};
  std::unique_lock lock(office->mutex);
  const auto link = take_link(*office, claim, joining.link);
  if (link && claim.kind != LinkKind::setup) joining.account.person = link->person;
  const bool free = link && office->tables.reserve(claim.login, joining.account.person);
  if (link && !free) office->tables.give_back_link(joining.link);
  lock.unlock();
  if (!link) return done(link.error());
  if (!free) return done(Refusal{Errc::name_taken});
  const bool queued = pool.run([office, joining, password = claim.password, done](bool stopping) mutable {
    if (stopping) return refuse(office, joining, {Errc::stopping, busy_retry_ms}, done);
    auto hash = hash_of_password(password, office->cost());
    if (!hash) return refuse(office, joining, {hash.error(), busy_retry_ms}, done);
    joining.account.password = std::move(*hash);
    open_account(office, joining, done);
  });
  if (!queued) refuse(office, joining, {Errc::busy, busy_retry_ms}, done);
}

void enter(const Shared& office, const Claim& claim, Answer<Session> done) {
  const auto hash = hash_of_token(claim.secret);
  std::unique_lock lock(office->mutex);
  const auto link = take_link(*office, claim, hash);
  Opening opening;
  if (link) opening = {link->person, office->tables.generation(link->person)};
  lock.unlock();
  if (!link) return done(link.error());
  opening.rows.push_back({storage::keys::auth(link_rows, hash), std::nullopt});
  opening.stored = [hash](Tables& tables) { tables.use_up_link(hash); };
  opening.failed = [hash](Tables& tables) { tables.give_back_link(hash); };
  open_session(office, std::move(opening), std::move(done));
}

}  // namespace cueline::auth
