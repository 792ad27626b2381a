#include "server/auth/tables.hpp"

#include <algorithm>

#include "storage/auth_rows.hpp"
#include "storage/keys.hpp"

namespace cueline::auth {

namespace {

SessionInfo info(const SessionRow& row) { return {row.id, row.person, row.created}; }

storage::RowWrite deletion(char what, std::string_view key) { return {storage::keys::auth(what, key), std::nullopt}; }

}  // namespace

result<void> Tables::load(const storage::Log& log) {
  auto loaded = storage::load_auth_rows(log, account_rows, [this](const std::string&, std::string_view value) {
    const auto row = decode_account(value);
    if (row) put(*row);
    return row.has_value();
  });
  if (!loaded) return loaded;
  loaded = storage::load_auth_rows(log, link_rows, [this](const std::string& hash, std::string_view value) {
    const auto row = decode_link(value);
    if (row) put(hash, *row);
    return row.has_value();
  });
  if (!loaded) return loaded;
  return storage::load_auth_rows(log, session_rows, [this](const std::string& hash, std::string_view value) {
    const auto row = decode_session(value);
    if (row) put(hash, *row);
    if (row) last_session_id_ = std::max(last_session_id_, row->id);
    return row.has_value();
  });
}

const AccountRow* Tables::account(std::string_view login) const {
  const auto found = accounts_.find(login);
  return found == accounts_.end() ? nullptr : &found->second;
}

bool Tables::reserve(const std::string& login, PersonId person) {
  const auto* owner = account(login);
  if (owner && owner->person != person) return false;
  return reserved_.insert(login).second;
}

std::vector<storage::RowWrite> Tables::rows_to_replace(const AccountRow& account) const {
  const auto old = logins_.find(account.person);
  if (old == logins_.end() || old->second == account.login) return {};
  return {deletion(account_rows, old->second)};
}

void Tables::put(const AccountRow& account) {
  auto& login = logins_[account.person];
  if (login != account.login) accounts_.erase(login);
  login = account.login;
  accounts_[login] = account;
}

const LinkRow* Tables::link(const std::string& hash, Millis now) const {
  const auto found = links_.find(hash);
  const bool good = found != links_.end() && now < found->second.expires && !taken_.contains(hash);
  return good ? &found->second : nullptr;
}

void Tables::use_up_link(const std::string& hash) {
  links_.erase(hash);
  taken_.erase(hash);
}

const SessionRow* Tables::session(const std::string& hash, Millis now) const {
  const auto found = sessions_.find(hash);
  return found != sessions_.end() && now < found->second.expires ? &found->second : nullptr;
}

std::vector<SessionInfo> Tables::sessions(PersonId person, Millis now) const {
  std::vector<SessionInfo> found;
  for (const auto& [hash, row] : sessions_) {
    if (row.person == person && now < row.expires) found.push_back(info(row));
  }
  std::ranges::sort(found, {}, &SessionInfo::id);
  return found;
}

template <class Over>
Ended Tables::end_sessions_if(Over over) {
  Ended ended;
  std::erase_if(sessions_, [&](const auto& one) {
    if (!over(one.second)) return false;
    ended.sessions.push_back(info(one.second));
    ended.rows.push_back(deletion(session_rows, one.first));
    return true;
  });
  return ended;
}

Ended Tables::end_session(const std::string& hash) {
  const auto found = sessions_.find(hash);
  if (found == sessions_.end()) return {};
  Ended ended{{info(found->second)}, {deletion(session_rows, hash)}};
  sessions_.erase(found);
  return ended;
}

Ended Tables::end_sessions(PersonId person) {
  ++generations_[person];
  return end_sessions_if([person](const SessionRow& row) { return row.person == person; });
}

Ended Tables::drop_expired(Millis now) {
  auto ended = end_sessions_if([now](const SessionRow& row) { return row.expires <= now; });
  std::erase_if(links_, [&](const auto& one) {
    if (now < one.second.expires || taken_.contains(one.first)) return false;
    ended.rows.push_back(deletion(link_rows, one.first));
    return true;
  });
  return ended;
}

std::uint64_t Tables::generation(PersonId person) const {
  const auto found = generations_.find(person);
  return found == generations_.end() ? 0 : found->second;
}

}  // namespace cueline::auth
