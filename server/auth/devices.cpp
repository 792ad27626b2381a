// The tablet of a classroom: enrolled by a code, used by a PIN. The secret in its cookie is a token like a session's; a
// PIN is worth nothing without it.
#include "server/auth/devices.hpp"

#include "server/auth/office.hpp"
#include "server/auth/pins.hpp"
#include "storage/keys.hpp"

namespace cueline::auth {
namespace {

using storage::RowWrite;

std::string pin_key(PersonId person) { return storage::keys::auth(pin_rows, std::to_string(person.value)); }

// With the mutex held.
DeviceInfo info(const Office& office, const DeviceRow& row) {
  const DeviceUse use{row.use.name, row.use.rooms, static_cast<std::int64_t>(row.use.idle_minutes)};
  const auto& tables = office.tables;
  return {row.device, use, row.created, tables.used(row.device), tables.in_use(row.device, office.now())};
}

struct Attempt {
  std::string device;  // the hash of its token
  DeviceId on;
  PersonId person;
  std::string pin;
  Millis until;
  std::optional<PinRow> known;
  std::uint64_t generation = 0;

  [[nodiscard]] std::string limit() const { return std::to_string(on.value) + "/" + std::to_string(person.value); }
};

class LogDevices final : public Devices {
 public:
  LogDevices(Shared office, HashPool& pool) : office_(std::move(office)), pool_(pool) {}

  void offer(DeviceUse use, Answer<std::string> done) override;
  void enrol(std::string_view code, std::string from, Answer<EnrolledDevice> done) override;
  [[nodiscard]] std::optional<DeviceInfo> device_of(std::string_view token) const override;
  [[nodiscard]] std::vector<DeviceInfo> list() const override;
  void revoke(DeviceId device, Answer<bool> done) override;
  void set_pin(PersonId person, std::optional<std::string> pin, Answer<bool> done) override;
  [[nodiscard]] PinInfo pin_of(PersonId person) const override;
  void switch_to(std::string_view device_token, PersonId person, std::string pin, Millis until,
                 Answer<Session> done) override;
  std::optional<Stay> stay(std::string_view session_token) override;
  void end_overdue() override;

 private:
  Shared office_;
  HashPool& pool_;
};

void LogDevices::offer(DeviceUse use, Answer<std::string> done) {
  LinkRow link{LinkKind::device, {}, Millis{office_->now().value + office_->settings.offer_lifetime.value}};
  link.use = UseRow{std::move(use.name), std::move(use.rooms), static_cast<std::uint64_t>(use.idle_minutes)};
  store_link(office_, make_code(office_->settings.random), std::move(link), std::move(done));
}

void LogDevices::enrol(std::string_view code, std::string from, Answer<EnrolledDevice> done) {
  const auto link_hash = hash_of_token(code_as_made(code));
  const auto token = make_token(office_->settings.random);
  const auto keep = make_token(office_->settings.random);
  std::unique_lock lock(office_->mutex);
  const auto link = take_link(*office_, {LinkKind::device, {}, {}, {}, {}, std::move(from)}, link_hash);
  if (!link) {
    lock.unlock();
    return done(link.error());
  }
  const DeviceRow row{office_->tables.next_device(), link->use.value_or(UseRow{}), office_->now(), keep};
  lock.unlock();
  const auto hash = hash_of_token(token);
  std::vector<RowWrite> rows{{storage::keys::auth(link_rows, link_hash), std::nullopt},
                             {storage::keys::auth(device_rows, hash), encode(row)}};
  office_->write(std::move(rows), [office = office_, link_hash, hash, token, row,
                                   done = std::move(done)](boost::system::error_code error) {
    std::unique_lock stored(office->mutex);
    if (error) {
      office->tables.give_back_link(link_hash);
      stored.unlock();
      return done(Refusal{error});
    }
    office->tables.use_up_link(link_hash);
    office->tables.put(hash, row);
    const EnrolledDevice enrolled{token, info(*office, row)};
    stored.unlock();
    done(enrolled);
  });
}

std::optional<DeviceInfo> LogDevices::device_of(std::string_view token) const {
  const auto hash = hash_of_token(token);
  const std::lock_guard lock(office_->mutex);
  const auto* const row = office_->tables.device(hash);
  return row ? std::optional(info(*office_, *row)) : std::nullopt;
}

std::vector<DeviceInfo> LogDevices::list() const {
  const std::lock_guard lock(office_->mutex);
  std::vector<DeviceInfo> found;
  for (const auto& [id, hash] : office_->tables.device_hashes())
    found.push_back(info(*office_, *office_->tables.device(hash)));
  return found;
}

void LogDevices::revoke(DeviceId device, Answer<bool> done) {
  std::unique_lock lock(office_->mutex);
  auto ended = office_->tables.end_device(device);
  lock.unlock();
  if (ended.rows.empty()) return done(false);
  office_->tell(ended.sessions);
  office_->write(std::move(ended.rows), [done = std::move(done)](boost::system::error_code error) {
    if (error) return done(Refusal{error});
    done(true);
  });
}

// ---- PINs ----

void store_pin(const Shared& office, const PinRow& row, const Answer<bool>& done) {
  office->write({{pin_key(row.person), encode(row)}}, [office, row, done](boost::system::error_code error) {
    if (error) return done(Refusal{error});
    {
      const std::lock_guard lock(office->mutex);
      office->tables.put(row);
      office->tables.forget_wrong_pins(row.person);
    }
    done(true);
  });
}

void remove_pin(const Shared& office, PersonId person, const Answer<bool>& done) {
  {
    const std::lock_guard lock(office->mutex);  // at once: it opens nothing any more
    office->tables.remove_pin(person);
    office->tables.forget_wrong_pins(person);
  }
  office->write({{pin_key(person), std::nullopt}}, [done](boost::system::error_code error) {
    if (error) return done(Refusal{error});
    done(true);
  });
}

void LogDevices::set_pin(PersonId person, std::optional<std::string> pin, Answer<bool> done) {
  if (!pin) return remove_pin(office_, person, done);
  if (const auto error = check_pin(*pin)) return done(Refusal{error});
  const bool queued = pool_.run([office = office_, person, pin = *pin, done](bool stopping) {
    if (stopping) return done(Refusal{Errc::stopping, busy_retry_ms});
    const auto hash = hash_of_password(pin, office->cost());
    if (!hash) return done(Refusal{hash.error(), busy_retry_ms});
    store_pin(office, {person, *hash}, done);
  });
  if (!queued) done(Refusal{Errc::busy, busy_retry_ms});
}

PinInfo LogDevices::pin_of(PersonId person) const {
  const std::lock_guard lock(office_->mutex);
  const auto* const pin = office_->tables.pin(person);
  return {pin != nullptr, pin && pin->blocked};
}

// ---- Switching ----

void wrong_pin(const Shared& office, const Attempt& attempt, const Answer<Session>& done) {
  std::optional<PinRow> blocked;
  {
    const std::lock_guard lock(office->mutex);
    const bool enough = office->tables.count_wrong_pin(attempt.person) >= wrong_pins_block;
    const auto* const pin = office->tables.pin(attempt.person);
    if (enough && pin) {
      blocked = *pin;
      blocked->blocked = true;
      office->tables.put(*blocked);  // at once, whatever becomes of the row
    }
  }
  if (!blocked) return done(Refusal{Errc::wrong_pin});
  office->write({{pin_key(attempt.person), encode(*blocked)}},
                [done](boost::system::error_code) { done(Refusal{Errc::pin_blocked}); });
}

// The right PIN: whoever was there before goes in the same batch that brings the session.
void right_pin(const Shared& office, const Attempt& attempt, const Answer<Session>& done) {
  Opening opening{attempt.person, attempt.generation};
  Ended ended;
  std::unique_lock lock(office->mutex);
  auto& tables = office->tables;
  if (!tables.device(attempt.device)) {
    lock.unlock();
    return done(Refusal{Errc::not_a_shared_device});
  }
  office->by_pin.succeeded(attempt.limit());
  tables.forget_wrong_pins(attempt.person);
  ended = tables.end_sessions_on(attempt.on);
  opening.device = {attempt.on, tables.turn(attempt.on), attempt.until};
  tables.use(attempt.on, office->now());
  lock.unlock();
  office->tell(ended.sessions);
  opening.rows = std::move(ended.rows);
  open_session(office, std::move(opening), done);
}

// The PIN that was compared is still theirs.
bool is_current(const Shared& office, const Attempt& attempt) {
  const std::lock_guard lock(office->mutex);
  const auto* const now = office->tables.pin(attempt.person);
  return now && attempt.known && !now->blocked && now->pin == attempt.known->pin;
}

void check(const Shared& office, const Attempt& attempt, const Answer<Session>& done) {
  const auto& hash = attempt.known ? attempt.known->pin : office->nobodys_password;
  const bool right = is_password(hash, attempt.pin);
  if (!right || !is_current(office, attempt)) return wrong_pin(office, attempt, done);
  right_pin(office, attempt, done);
}

void uncounted(const Shared& office, const Attempt& attempt, Errc why, const Answer<Session>& done) {
  {
    const std::lock_guard lock(office->mutex);
    office->by_pin.give_back(attempt.limit());
  }
  done(Refusal{why, busy_retry_ms});
}

// Fills in what is known, and says why it may not even be tried. With the mutex held.
Refusal begin(Office& office, Attempt& attempt) {
  const auto* const device = office.tables.device(attempt.device);
  if (!device) return {Errc::not_a_shared_device};
  attempt.on = device->device;
  attempt.generation = office.tables.generation(attempt.person);
  if (const auto* const pin = office.tables.pin(attempt.person)) attempt.known = *pin;
  if (attempt.known && attempt.known->blocked) return {Errc::pin_blocked};
  if (const auto wait = office.by_pin.take(attempt.limit(), office.now())) return {Errc::too_many_tries, wait};
  return {};
}

void LogDevices::switch_to(std::string_view device_token, PersonId person, std::string pin, Millis until,
                           Answer<Session> done) {
  if (pin.size() > limits::pin_bytes) return done(Refusal{Errc::too_long});
  Attempt attempt{hash_of_token(device_token), {}, person, std::move(pin), until, {}};
  std::unique_lock lock(office_->mutex);
  const auto refusal = begin(*office_, attempt);
  lock.unlock();
  if (refusal.error) return done(refusal);
  const auto job = [office = office_, attempt, done](bool stopping) {
    if (stopping) return uncounted(office, attempt, Errc::stopping, done);
    check(office, attempt, done);
  };
  if (!pool_.run(job, HashPool::Turn::next)) uncounted(office_, attempt, Errc::busy, done);
}

std::optional<Stay> LogDevices::stay(std::string_view session_token) {
  const auto hash = hash_of_token(session_token);
  const std::lock_guard lock(office_->mutex);
  const auto now = office_->now();
  const auto* const session = office_->tables.session(hash, now);
  if (!session || !session->device) return std::nullopt;
  const auto* const device = office_->tables.device(*session->device);
  if (!device) return std::nullopt;
  office_->tables.touch(hash, now);
  return Stay{session->person, session->expires, made_from(device->keep, std::to_string(session->person.value))};
}

void LogDevices::end_overdue() {
  std::unique_lock lock(office_->mutex);
  auto ended = office_->tables.drop_overdue(office_->now());
  lock.unlock();
  if (ended.sessions.empty()) return;
  office_->tell(ended.sessions);
  office_->write(std::move(ended.rows), [](boost::system::error_code) {});
}

}  // namespace

std::unique_ptr<Devices> open_devices(const Shared& office, HashPool& pool) {
  return std::make_unique<LogDevices>(office, pool);
}

}  // namespace cueline::auth
