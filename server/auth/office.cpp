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

void store_link(const Shared& office, std::string secret, LinkRow row, Answer<std::string> done) {
  auto hash = hash_of_token(secret);
  std::unique_lock lock(office->mutex);
  auto expired = office->tables.drop_expired(office->now());
  lock.unlock();
  office->tell(expired.sessions);
  expired.rows.push_back({storage::keys::auth(link_rows, hash), encode(row)});
  office->write(std::move(expired.rows), [office, secret = std::move(secret), hash, row = std::move(row),
                                          done = std::move(done)](boost::system::error_code error) {
    if (error) return done(Refusal{error});
    {
      const std::lock_guard stored(office->mutex);
      office->tables.put(hash, row);
    }
    done(secret);
  });
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

// Everything of this person was ended while the write was under way, or somebody else has switched on this device
// since: this one has to go as well.
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
    const auto& device = written.opening.device;
    ended_meanwhile = office->tables.generation(written.opening.person) != written.opening.generation ||
                      (device && office->tables.turn(device->id) != device->turn);
    if (!error && !ended_meanwhile) office->tables.put(written.hash, written.row);
    if (!error && !ended_meanwhile && device) office->tables.touch(written.hash, office->now());
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
    const auto& device = written.opening.device;
    const auto until = device ? device->until : Millis{now.value + office->settings.session_lifetime.value};
    written.row = {office->tables.next_session_id(), written.opening.person, now, until};
    if (device) written.row.device = device->id;
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
