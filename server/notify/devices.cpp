#include "server/notify/devices.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "protocol/limits.hpp"
#include "server/notify/crypto.hpp"
#include "storage/auth_rows.hpp"
#include "storage/keys.hpp"

namespace cueline::notify {

namespace {

namespace keys = storage::keys;

std::string key_of(PersonId person) { return keys::auth(contact_rows, std::to_string(person.value)); }

void move_to(RowWrites& all, RowWrites more) { std::ranges::move(more, std::back_inserter(all)); }

}  // namespace

std::string name_of(std::string_view endpoint) { return to_hex(sha256(endpoint)); }

bool is_quiet(const SubscriptionRow& row, Millis now) {
  return row.unshown_since && now.value - row.unshown_since->value >= quiet_after_ms;
}

result<void> Devices::load(const storage::Log& log) {
  auto loaded =
      storage::load_auth_rows(log, subscription_rows, [this](const std::string& name, std::string_view value) {
        const auto row = decode_subscription(value);
        if (row) devices_[name] = *row;
        return row.has_value();
      });
  if (!loaded) return loaded;
  return storage::load_auth_rows(log, contact_rows, [this](const std::string&, std::string_view value) {
    const auto row = decode_contact(value);
    if (row) contacts_[row->person] = *row;
    return row.has_value();
  });
}

RowWrites Devices::changed(const std::string& name) const {
  const auto found = devices_.find(name);
  if (found == devices_.end()) return {{keys::auth(subscription_rows, name), std::nullopt}};
  return {{keys::auth(subscription_rows, name), encode(found->second)}};
}

RowWrites Devices::put(SubscriptionRow row) {
  const auto name = name_of(row.endpoint);
  RowWrites writes;
  const auto known = devices_.find(name);
  if (known != devices_.end() && known->second.person == row.person) {
    row.created = known->second.created;
    row.taken = known->second.taken;
    row.shown = known->second.shown;
    row.unshown_since = known->second.unshown_since;
  }
  const auto person = row.person;
  const auto session = row.session;
  devices_[name] = std::move(row);
  for (const auto& device : of(person))
    if (device.row.session == session && device.name != name) move_to(writes, remove(device.name));
  for (auto mine = of(person); mine.size() > limits::devices_per_person; mine = of(person)) {
    const auto oldest = std::ranges::min_element(
        mine, {}, [&](const Device& device) { return std::pair(device.name == name, device.row.created); });
    move_to(writes, remove(oldest->name));
  }
  move_to(writes, changed(name));
  return writes;
}

RowWrites Devices::remove(const std::string& name) {
  if (devices_.erase(name) == 0) return {};
  return changed(name);
}

RowWrites Devices::remove_of_session(std::uint64_t session) {
  RowWrites writes;
  for (auto device = devices_.begin(); device != devices_.end();) {
    const auto next = std::next(device);
    if (device->second.session == session) move_to(writes, remove(std::string(device->first)));
    device = next;
  }
  return writes;
}

RowWrites Devices::remove_of_person(PersonId person) {
  RowWrites writes;
  for (const auto& device : of(person)) move_to(writes, remove(device.name));
  if (contacts_.erase(person) > 0) writes.push_back({key_of(person), std::nullopt});
  return writes;
}

std::vector<Device> Devices::of(PersonId person) const {
  std::vector<Device> found;
  for (const auto& [name, row] : devices_)
    if (row.person == person) found.push_back({name, row});
  return found;
}

RowWrites Devices::taken(const std::string& name, Millis now) {
  const auto found = devices_.find(name);
  if (found == devices_.end()) return {};
  found->second.taken = now;
  if (!found->second.unshown_since) found->second.unshown_since = now;
  return changed(name);
}

RowWrites Devices::shown(std::uint64_t session, Millis now) {
  RowWrites writes;
  for (auto& [name, row] : devices_) {
    if (row.session != session) continue;
    row.shown = now;
    row.unshown_since.reset();
    move_to(writes, changed(name));
  }
  return writes;
}

std::optional<ContactRow> Devices::contact(PersonId person) const {
  const auto found = contacts_.find(person);
  return found == contacts_.end() ? std::nullopt : std::optional(found->second);
}

RowWrites Devices::set_contact(ContactRow row) {
  const auto key = key_of(row.person);
  if (!row.email && !row.phone) {
    contacts_.erase(row.person);
    return {{key, std::nullopt}};
  }
  auto bytes = encode(row);
  contacts_[row.person] = std::move(row);
  return {{key, std::move(bytes)}};
}

std::vector<std::pair<PersonId, std::uint64_t>> Devices::sessions() const {
  std::vector<std::pair<PersonId, std::uint64_t>> all;
  for (const auto& [name, row] : devices_) all.emplace_back(row.person, row.session);
  return all;
}

}  // namespace cueline::notify
