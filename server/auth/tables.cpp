#include "server/auth/tables.hpp"

#include <algorithm>

#include "storage/auth_rows.hpp"
#include "storage/keys.hpp"

namespace cueline::auth {

namespace {

SessionInfo info(const SessionRow& row) { return {row.id, row.person, row.created, row.device}; }

// Beyond what was agreed, since a device says at most twice a minute that somebody touches it.
constexpr std::int64_t idle_slack_ms = 60'000;

storage::RowWrite deletion(char what, std::string_view key) { return {storage::keys::auth(what, key), std::nullopt}; }

}  // namespace

result<void> Tables::load(const storage::Log& log, Millis now) {
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
  loaded = storage::load_auth_rows(log, device_rows, [this](const std::string& hash, std::string_view value) {
    const auto row = decode_device(value);
    if (row) put(hash, *row);
    return row.has_value();
  });
  if (!loaded) return loaded;
  loaded = storage::load_auth_rows(log, pin_rows, [this](const std::string&, std::string_view value) {
    const auto row = decode_pin(value);
    if (row) put(*row);
    return row.has_value();
  });
  if (!loaded) return loaded;
  return storage::load_auth_rows(log, session_rows, [this, now](const std::string& hash, std::string_view value) {
    const auto row = decode_session(value);
    if (row) put(hash, *row);
    if (row) last_session_id_ = std::max(last_session_id_, row->id);
    if (row && row->device) touch(hash, now);
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
  return found != sessions_.end() && !is_over(hash, found->second, now) ? &found->second : nullptr;
}

bool Tables::is_over(const std::string& hash, const SessionRow& session, Millis now) const {
  if (session.expires <= now) return true;
  if (!session.device) return false;
  const auto* const on = device(*session.device);
  const auto touched = touched_.find(hash);
  if (!on || touched == touched_.end()) return true;
  const auto idle = static_cast<std::int64_t>(on->use.idle_minutes) * 60'000;
  return now.value - touched->second.value >= idle + idle_slack_ms;
}

std::vector<SessionInfo> Tables::sessions(PersonId person, Millis now) const {
  std::vector<SessionInfo> found;
  for (const auto& [hash, row] : sessions_) {
    if (row.person == person && !is_over(hash, row, now)) found.push_back(info(row));
  }
  std::ranges::sort(found, {}, &SessionInfo::id);
  return found;
}

template <class Over>
Ended Tables::end_sessions_if(Over over) {
  Ended ended;
  std::erase_if(sessions_, [&](const auto& one) {
    if (!over(one.first, one.second)) return false;
    ended.sessions.push_back(info(one.second));
    ended.rows.push_back(deletion(session_rows, one.first));
    touched_.erase(one.first);
    return true;
  });
  return ended;
}

Ended Tables::end_session(const std::string& hash) {
  const auto found = sessions_.find(hash);
  if (found == sessions_.end()) return {};
  Ended ended{{info(found->second)}, {deletion(session_rows, hash)}};
  sessions_.erase(found);
  touched_.erase(hash);
  return ended;
}

Ended Tables::end_sessions(PersonId person) {
  ++generations_[person];
  return end_sessions_if([person](const auto&, const SessionRow& row) { return row.person == person; });
}

Ended Tables::drop_expired(Millis now) {
  auto ended = end_sessions_if([&](const auto& hash, const SessionRow& row) { return is_over(hash, row, now); });
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

Ended Tables::drop_overdue(Millis now) {
  std::vector<std::string> over;
  for (const auto& [hash, touched] : touched_) {
    const auto session = sessions_.find(hash);
    if (session != sessions_.end() && is_over(hash, session->second, now)) over.push_back(hash);
  }
  Ended all;
  for (const auto& hash : over) {
    auto ended = end_session(hash);
    all.sessions.insert(all.sessions.end(), ended.sessions.begin(), ended.sessions.end());
    all.rows.insert(all.rows.end(), ended.rows.begin(), ended.rows.end());
  }
  return all;
}

// ---- Shared devices ----

const DeviceRow* Tables::device(const std::string& hash) const {
  const auto found = devices_.find(hash);
  return found == devices_.end() ? nullptr : &found->second;
}

const DeviceRow* Tables::device(DeviceId id) const {
  const auto found = device_hashes_.find(id);
  return found == device_hashes_.end() ? nullptr : device(found->second);
}

void Tables::put(const std::string& hash, const DeviceRow& row) {
  devices_[hash] = row;
  device_hashes_[row.device] = hash;
  last_device_ = std::max(last_device_, row.device.value);
}

bool Tables::in_use(DeviceId id, Millis now) const {
  return std::ranges::any_of(touched_, [&](const auto& one) {
    const auto* const row = session(one.first, now);
    return row && row->device == id;
  });
}

std::optional<Millis> Tables::used(DeviceId id) const {
  const auto found = used_.find(id);
  return found == used_.end() ? std::nullopt : std::optional(found->second);
}

Ended Tables::end_sessions_on(DeviceId id) {
  ++turns_[id];
  return end_sessions_if([id](const auto&, const SessionRow& row) { return row.device == id; });
}

Ended Tables::end_device(DeviceId id) {
  const auto found = device_hashes_.find(id);
  if (found == device_hashes_.end()) return {};
  auto ended = end_sessions_on(id);
  ended.rows.push_back(deletion(device_rows, found->second));
  devices_.erase(found->second);
  device_hashes_.erase(found);
  return ended;
}

std::uint64_t Tables::turn(DeviceId id) const {
  const auto found = turns_.find(id);
  return found == turns_.end() ? 0 : found->second;
}

const PinRow* Tables::pin(PersonId person) const {
  const auto found = pins_.find(person);
  return found == pins_.end() ? nullptr : &found->second;
}

}  // namespace cueline::auth
