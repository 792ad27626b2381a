#include "server/auth/office.hpp"

#include "storage/keys.hpp"

namespace cueline::auth {

void Office::tell(const std::vector<SessionInfo>& sessions) const {
  std::unique_lock lock(mutex);
  const auto ended = session_ended;
  lock.unlock();
  for (const auto& session : sessions)
    for (const auto& listener : ended) listener(session);
}

void Office::write(std::vector<storage::RowWrite> rows, storage::Done done) {
  log.append({SchoolId{1}, {}, {}, std::move(rows)}, std::move(done));
}

std::string lower_case(std::string login) {
  for (char& letter : login) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return login;
}

namespace {

struct Written {
  Opening opening;
  std::string hash;
  SessionRow row;
  std::string token;
  Answer<Session> done;
};

// Everything of this person was ended while the write was under way: this one has to go as well.
void take_back(const Shared& office, const Written& written) {
  office->write({{storage::keys::auth(session_rows, written.hash), std::nullopt}}, [](boost::system::error_code) {});
  written.done(Refusal{Errc::not_signed_in});
}

void written_session(const Shared& office, const Written& written, boost::system::error_code error) {
  bool ended_meanwhile = false;
  {
    const std::lock_guard lock(office->mutex);
    const auto& then = error ? written.opening.failed : written.opening.stored;
    if (then) then(office->tables);
    ended_meanwhile = office->tables.generation(written.opening.person) != written.opening.generation;
    if (!error && !ended_meanwhile) office->tables.put(written.hash, written.row);
  }
  if (error) return written.done(Refusal{error});
  if (ended_meanwhile) return take_back(office, written);
  written.done(Session{written.token, written.opening.person});
}

}  // namespace

void open_session(const Shared& office, Opening opening, Answer<Session> done) {
  const auto now = office->now();
  Written written{std::move(opening), {}, {}, make_token(office->settings.random), std::move(done)};
  written.hash = hash_of_token(written.token);
  Ended expired;
  {
    const std::lock_guard lock(office->mutex);
    expired = office->tables.drop_expired(now);
    const Millis until{now.value + office->settings.session_lifetime.value};
    written.row = {office->tables.next_session_id(), written.opening.person, now, until};
  }
  auto rows = std::move(written.opening.rows);
  rows.insert(rows.end(), expired.rows.begin(), expired.rows.end());
  rows.push_back({storage::keys::auth(session_rows, written.hash), encode(written.row)});
  office->tell(expired.sessions);
  office->write(std::move(rows), [office, written = std::move(written)](boost::system::error_code error) {
    written_session(office, written, error);
  });
}

}  // namespace cueline::auth
