// The bodies of HTTP requests about shared devices (the tablet of a classroom) and PINs. Same rules as http.hpp.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "protocol/http.hpp"

namespace cueline {

using Pin = Text<limits::pin_bytes, limits::pin_min_bytes>;
using IdleMinutes = Whole<1, 60>;
using DeviceRooms = List<ChannelId, limits::rooms_per_device, 1>;

// POST /api/devices (admins): a code that makes one device a shared one.
struct OfferDevice {
  Name name;                     // "Room 12 tablet"
  DeviceRooms rooms;             // classrooms and teams whose people share it
  IdleMinutes idle_minutes = 3;  // untouched for so long, it locks itself
};
BOOST_DESCRIBE_STRUCT(OfferDevice, (), (name, rooms, idle_minutes))

// The answer to it.
struct DeviceOffer {
  Token code;      // to be typed on the device, or opened there as /device/<code>; once
  Millis expires;  // until when
};
BOOST_DESCRIBE_STRUCT(DeviceOffer, (), (code, expires))

// POST /api/device/enrol: uses up a code. The browser keeps the device's secret in a cookie that no script can read.
struct EnrolDevice {
  Token code;  // as given to the admin; spaces, dashes and the case of letters do not matter
};
BOOST_DESCRIBE_STRUCT(EnrolDevice, (), (code))

// Somebody who may switch to themselves on a device.
struct DevicePerson {
  PersonId person;       // who
  Name name;             // the first name and as much of the last as tells them apart: "Marisol V."
  bool in_room = false;  // in the room now; else later or earlier today
  bool has_pin = false;  // else they set one on a device of their own first
};
BOOST_DESCRIBE_STRUCT(DevicePerson, (), (person, name, in_room, has_pin))

// GET /api/device, and the answer to an enrolment: what this device is and who may use it now.
struct DeviceHere {
  DeviceId device;                    // its number
  Name name;                          // its name
  std::string school;                 // the school's name
  Language language;                  // the school's language
  IdleMinutes idle_minutes;           // untouched for so long, it locks itself
  std::vector<DevicePerson> persons;  // who works in its rooms today, by name
  std::optional<PersonId> person;     // who is signed in on it
};
BOOST_DESCRIBE_STRUCT(DeviceHere, (), (device, name, school, language, idle_minutes, persons, person))

// POST /api/device/switch: signs a person in on this device, and whoever was before out.
struct SwitchPerson {
  PersonId person;  // one of its people
  Pin pin;          // their PIN
};
BOOST_DESCRIBE_STRUCT(SwitchPerson, (), (person, pin))

// The answer to a switch, and to POST /api/device/stay, with which a device that is being used says so.
struct PersonHere {
  PersonId person;   // who is signed in on this device
  Millis until;      // when the session ends by itself: with their shift
  std::string keep;  // seals what this person leaves unsent on this device: 32 bytes, base64url, always the same
};
BOOST_DESCRIBE_STRUCT(PersonHere, (), (person, until, keep))

// A shared device, as an admin sees it. Who used it when is not kept.
struct SharedDevice {
  DeviceId device;               // its number
  Name name;                     // its name
  std::vector<ChannelId> rooms;  // whose people share it
  IdleMinutes idle_minutes;      // untouched for so long, it locks itself
  Millis created;                // since when
  std::optional<Millis> used;    // when somebody last switched, since the server started
  bool in_use = false;           // somebody is signed in on it
};
BOOST_DESCRIBE_STRUCT(SharedDevice, (), (device, name, rooms, idle_minutes, created, used, in_use))

// GET /api/devices (admins): the school's shared devices.
struct SharedDevices {
  std::vector<SharedDevice> devices;  // oldest first
};
BOOST_DESCRIBE_STRUCT(SharedDevices, (), (devices))

// POST /api/devices/revoke (admins): the device is a shared one no more, and whoever is signed in on it is signed out.
struct RevokeDevice {
  DeviceId device;  // which
};
BOOST_DESCRIBE_STRUCT(RevokeDevice, (), (device))

// POST /api/me/pin, on a device of one's own: sets the PIN for shared devices, or removes it.
struct SetPin {
  std::optional<Pin> pin;  // digits; without it there is none any more
};
BOOST_DESCRIBE_STRUCT(SetPin, (), (pin))

// GET /api/me/pin: whether whoever asks has a PIN.
struct PinState {
  bool set = false;      // has one
  bool blocked = false;  // it was tried too often; a new one is needed
};
BOOST_DESCRIBE_STRUCT(PinState, (), (set, blocked))

[[nodiscard]] Parsed<OfferDevice> read_offer_device(std::string_view json);
[[nodiscard]] Parsed<DeviceOffer> read_device_offer(std::string_view json);
[[nodiscard]] Parsed<EnrolDevice> read_enrol_device(std::string_view json);
[[nodiscard]] Parsed<SwitchPerson> read_switch_person(std::string_view json);
[[nodiscard]] Parsed<SharedDevices> read_shared_devices(std::string_view json);
[[nodiscard]] Parsed<RevokeDevice> read_revoke_device(std::string_view json);
[[nodiscard]] Parsed<SetPin> read_set_pin(std::string_view json);
[[nodiscard]] Parsed<PinState> read_pin_state(std::string_view json);

[[nodiscard]] std::string write(const OfferDevice& body);
[[nodiscard]] std::string write(const DeviceOffer& body);
[[nodiscard]] std::string write(const DeviceHere& body);
[[nodiscard]] std::string write(const PersonHere& body);
[[nodiscard]] std::string write(const SharedDevices& body);
[[nodiscard]] std::string write(const RevokeDevice& body);
[[nodiscard]] std::string write(const SetPin& body);
[[nodiscard]] std::string write(const PinState& body);

}  // namespace cueline
