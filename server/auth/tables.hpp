// Auth's rows in memory: loaded from the log at start, changed when a write is durable (ends of sessions: at once, so
// that nothing ended is ever good again). Not safe from several threads by itself.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/auth/rows.hpp"
#include "storage/log.hpp"

namespace cueline::auth {

// Sessions that are over: whom to tell, and the rows to delete.
struct Ended {
  std::vector<SessionInfo> sessions;
  std::vector<storage::RowWrite> rows;
};

class Tables {
 public:
  // Whoever is signed in on a shared device counts as there at that moment.
  [[nodiscard]] result<void> load(const storage::Log& log, Millis now);

  // Accounts. A login in use, or promised to somebody who is joining, is free for nobody but its own person.
  [[nodiscard]] const AccountRow* account(std::string_view login) const;
  [[nodiscard]] bool has_account(PersonId person) const { return logins_.contains(person); }
  [[nodiscard]] bool reserve(const std::string& login, PersonId person);
  void release(const std::string& login) { reserved_.erase(login); }
  // The row to delete when the person gets another login; empty when there is none.
  [[nodiscard]] std::vector<storage::RowWrite> rows_to_replace(const AccountRow& account) const;
  void put(const AccountRow& account);

  // Links. A taken link is being used up by a command that has not ended yet.
  [[nodiscard]] const LinkRow* link(const std::string& hash, Millis now) const;
  void put(const std::string& hash, const LinkRow& link) { links_[hash] = link; }
  void take_link(const std::string& hash) { taken_.insert(hash); }
  void give_back_link(const std::string& hash) { taken_.erase(hash); }
  void use_up_link(const std::string& hash);

  // Sessions.
  [[nodiscard]] const SessionRow* session(const std::string& hash, Millis now) const;
  [[nodiscard]] std::vector<SessionInfo> sessions(PersonId person, Millis now) const;
  [[nodiscard]] std::uint64_t next_session_id() { return ++last_session_id_; }
  void put(const std::string& hash, const SessionRow& session) { sessions_[hash] = session; }
  void touch(const std::string& hash, Millis now) { touched_[hash] = now; }  // on a shared device
  [[nodiscard]] Ended end_session(const std::string& hash);
  [[nodiscard]] Ended end_sessions(PersonId person);
  [[nodiscard]] Ended drop_expired(Millis now);  // links too
  [[nodiscard]] Ended drop_overdue(Millis now);  // on shared devices only: quick enough for every few seconds
  // Rises with every end_sessions of that person: a sign-in that began before does not outlive it.
  [[nodiscard]] std::uint64_t generation(PersonId person) const;

  // Shared devices. A turn is who has switched last: one that began before does not come after it.
  [[nodiscard]] const DeviceRow* device(DeviceId id) const;
  [[nodiscard]] const DeviceRow* device(const std::string& hash) const;
  [[nodiscard]] const std::map<DeviceId, std::string>& device_hashes() const { return device_hashes_; }
  [[nodiscard]] DeviceId next_device() { return DeviceId{++last_device_}; }
  void put(const std::string& hash, const DeviceRow& device);
  [[nodiscard]] bool in_use(DeviceId id, Millis now) const;
  void use(DeviceId id, Millis now) { used_[id] = now; }
  [[nodiscard]] std::optional<Millis> used(DeviceId id) const;
  [[nodiscard]] Ended end_device(DeviceId id);       // gone, with its session
  [[nodiscard]] Ended end_sessions_on(DeviceId id);  // begins a turn
  [[nodiscard]] std::uint64_t turn(DeviceId id) const;

  // PINs.
  [[nodiscard]] const PinRow* pin(PersonId person) const;
  void put(const PinRow& pin) { pins_[pin.person] = pin; }
  void remove_pin(PersonId person) { pins_.erase(person); }
  [[nodiscard]] std::uint32_t count_wrong_pin(PersonId person) { return ++wrong_pins_[person]; }
  void forget_wrong_pins(PersonId person) { wrong_pins_.erase(person); }

 private:
  template <class Expired>
  Ended end_sessions_if(Expired expired);
  [[nodiscard]] bool is_over(const std::string& hash, const SessionRow& session, Millis now) const;

  std::map<std::string, AccountRow, std::less<>> accounts_;  // by login
  std::map<PersonId, std::string> logins_;
  std::set<std::string> reserved_;
  std::map<std::string, LinkRow> links_;  // by the secret's hash
  std::set<std::string> taken_;
  std::unordered_map<std::string, SessionRow> sessions_;  // by the token's hash
  std::map<PersonId, std::uint64_t> generations_;
  std::uint64_t last_session_id_ = 0;
  std::unordered_map<std::string, Millis> touched_;  // sessions on shared devices, by the token's hash
  std::map<std::string, DeviceRow> devices_;         // by the token's hash
  std::map<DeviceId, std::string> device_hashes_;
  std::map<DeviceId, std::uint64_t> turns_;
  std::map<DeviceId, Millis> used_;
  std::uint64_t last_device_ = 0;
  std::map<PersonId, PinRow> pins_;
  std::map<PersonId, std::uint32_t> wrong_pins_;  // in a row, on all devices
};

}  // namespace cueline::auth
