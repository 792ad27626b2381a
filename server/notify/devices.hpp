// Who can be reached how: devices that asked for notices, and contacts for when none answers. Rows in memory; what
// changes is handed out to be written. Not safe from several threads.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/notify/rows.hpp"
#include "storage/log.hpp"

namespace cueline::notify {

struct Device {
  std::string name;  // the key of its row: a hash of the endpoint
  SubscriptionRow row;
};

using RowWrites = std::vector<storage::RowWrite>;

class Devices {
 public:
  [[nodiscard]] result<void> load(const storage::Log& log);

  // Adds a device or renews it. A session has one device: what it had before goes, and so does the oldest of a person
  // who has too many. The same endpoint under another person moves to them: one browser, one person at a time.
  [[nodiscard]] RowWrites put(SubscriptionRow row);
  [[nodiscard]] RowWrites remove(const std::string& name);
  [[nodiscard]] RowWrites remove_of_session(std::uint64_t session);
  [[nodiscard]] RowWrites remove_of_person(PersonId person);  // the contact too

  [[nodiscard]] std::vector<Device> of(PersonId person) const;
  [[nodiscard]] RowWrites taken(const std::string& name, Millis now);
  [[nodiscard]] RowWrites shown(std::uint64_t session, Millis now);

  [[nodiscard]] std::optional<ContactRow> contact(PersonId person) const;
  [[nodiscard]] RowWrites set_contact(ContactRow row);  // an empty one is removed

  [[nodiscard]] std::size_t size() const { return devices_.size(); }
  [[nodiscard]] std::vector<std::pair<PersonId, std::uint64_t>> sessions() const;

 private:
  [[nodiscard]] RowWrites changed(const std::string& name) const;

  std::map<std::string, SubscriptionRow> devices_;
  std::map<PersonId, ContactRow> contacts_;
};

[[nodiscard]] std::string name_of(std::string_view endpoint);

// A device that was sent something an hour ago or longer and has not said since that it showed anything.
inline constexpr std::int64_t quiet_after_ms = 3'600'000;
[[nodiscard]] bool is_quiet(const SubscriptionRow& row, Millis now);

}  // namespace cueline::notify
