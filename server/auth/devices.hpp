// Shared devices and PINs: the tablet of a classroom, on which its people sign in with a few digits. A PIN is good on
// an enrolled device only, and says nothing anywhere else. Part of the Auth, with the same rules for threads and
// answers.
#pragma once

#include "server/auth/auth.hpp"

namespace cueline::auth {

// What an admin decides about a device.
struct DeviceUse {
  std::string name;
  std::vector<ChannelId> rooms;   // whose people share it; who that is, the school says
  std::int64_t idle_minutes = 3;  // untouched for so long, its session ends
};

struct DeviceInfo {
  DeviceId id;
  DeviceUse use;
  Millis created;
  std::optional<Millis> used;  // when somebody last switched, since the server started
  bool in_use = false;         // somebody is signed in on it
};

struct EnrolledDevice {
  std::string token;  // the device's secret, for a cookie of its own
  DeviceInfo info;
};

struct PinInfo {
  bool set = false;
  bool blocked = false;  // tried too often; a new one is needed
};

// A session on a shared device.
struct Stay {
  PersonId person;
  Millis until;      // when it ends by itself at the latest
  std::string keep;  // for what this person leaves on this device: the same whenever they come back
};

class Devices {
 public:
  virtual ~Devices() = default;

  // A short code that is typed on the device; once, within Settings::offer_lifetime.
  virtual void offer(DeviceUse use, Answer<std::string> done) = 0;
  // What a code is for; none if it is used, expired or unknown. Counts as a try of this address.
  virtual void enrol(std::string_view code, std::string from, Answer<EnrolledDevice> done) = 0;
  // The device, from its secret; none after it was revoked.
  [[nodiscard]] virtual std::optional<DeviceInfo> device_of(std::string_view token) const = 0;
  [[nodiscard]] virtual std::vector<DeviceInfo> list() const = 0;
  // Its session ends with it. False: there is no such device.
  virtual void revoke(DeviceId device, Answer<bool> done) = 0;

  // wrong_type: not 4 to 8 digits; easy_pin. Without a PIN there is none any more.
  virtual void set_pin(PersonId person, std::optional<std::string> pin, Answer<bool> done) = 0;
  [[nodiscard]] virtual PinInfo pin_of(PersonId person) const = 0;

  // Signs in until then, and ends the session before on this device. Whether the person belongs here was asked before.
  // wrong_pin, too_many_tries, pin_blocked, not_a_shared_device.
  virtual void switch_to(std::string_view device_token, PersonId person, std::string pin, Millis until,
                         Answer<Session> done) = 0;
  // Somebody touches the device. None: this is no good session on a shared device (any more).
  virtual std::optional<Stay> stay(std::string_view session_token) = 0;
  // Ends what is over by now, idle or at the end of a shift; to be called every few seconds.
  virtual void end_overdue() = 0;
};

}  // namespace cueline::auth
