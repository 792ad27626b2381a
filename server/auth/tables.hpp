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
  [[nodiscard]] result<void> load(const storage::Log& log);

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
  [[nodiscard]] Ended end_session(const std::string& hash);
  [[nodiscard]] Ended end_sessions(PersonId person);
  [[nodiscard]] Ended drop_expired(Millis now);  // links too
  // Rises with every end_sessions of that person: a sign-in that began before does not outlive it.
  [[nodiscard]] std::uint64_t generation(PersonId person) const;

 private:
  template <class Expired>
  Ended end_sessions_if(Expired expired);

  std::map<std::string, AccountRow, std::less<>> accounts_;  // by login
  std::map<PersonId, std::string> logins_;
  std::set<std::string> reserved_;
  std::map<std::string, LinkRow> links_;  // by the secret's hash
  std::set<std::string> taken_;
  std::unordered_map<std::string, SessionRow> sessions_;  // by the token's hash
  std::map<PersonId, std::uint64_t> generations_;
  std::uint64_t last_session_id_ = 0;
};

}  // namespace cueline::auth
