// The bodies of HTTP requests about notices that leave the page: devices, contacts, tests. Same rules as http.hpp.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "protocol/read.hpp"

namespace cueline {

using EndpointUrl = Text<limits::endpoint_bytes, 1>;
using DeviceKey = Text<limits::token_bytes, 1>;
using PhoneNumber = Text<16, 1>;

// GET /api/push/key: what a browser needs to subscribe.
struct PushKey {
  std::string key;  // the school's public key (applicationServerKey), base64url
};
BOOST_DESCRIBE_STRUCT(PushKey, (), (key))

// POST /api/push/subscription: notices shall reach this device, until its session ends.
struct PushSubscription {
  EndpointUrl endpoint;              // where the push service takes them
  DeviceKey p256dh;                  // the device's public key, base64url
  DeviceKey auth;                    // its secret, base64url
  std::optional<Language> language;  // what the device is read in; else the school's language
};
BOOST_DESCRIBE_STRUCT(PushSubscription, (), (endpoint, p256dh, auth, language))

// POST /api/push/shown: the device showed a notice.
struct ShownNotice {
  ItemId item;      // as the notice says
  Sequence notice;  // likewise
};
BOOST_DESCRIBE_STRUCT(ShownNotice, (), (item, notice))

// A device of whoever asks.
struct PushDevice {
  bool this_one = false;        // the one that asks
  Millis created;               // since when
  std::optional<Millis> taken;  // when its push service last took a notice
  std::optional<Millis> shown;  // when it last said that it showed one
  bool quiet = false;           // it was sent something over an hour ago and has shown nothing since
};
BOOST_DESCRIBE_STRUCT(PushDevice, (), (this_one, created, taken, shown, quiet))

// GET /api/push/devices: which ways notices can take to whoever asks.
struct PushDevices {
  std::vector<PushDevice> devices;  // oldest first
  bool push = false;                // the school can push
  bool email = false;               // it can send e-mail
  bool phone = false;               // it can send SMS
};
BOOST_DESCRIBE_STRUCT(PushDevices, (), (devices, push, email, phone))

// GET and POST /api/me/contact: where a person is reached when no device answers. Nobody else ever sees it.
struct Contact {
  std::optional<Text<limits::login_bytes, 1>> email;  // an e-mail address
  std::optional<PhoneNumber> phone;                   // "+351912345678"
};
BOOST_DESCRIBE_STRUCT(Contact, (), (email, phone))

// POST /api/push/test: the answer; GET /api/push/test?notice=... then tells how far it came.
struct PushTest {
  Sequence notice;  // its number
};
BOOST_DESCRIBE_STRUCT(PushTest, (), (notice))

// GET /api/push/test?notice=...: how far a test came.
struct PushTestFate {
  NoticeState state = NoticeState::queued;  // how far
  Millis time;                              // since when
  std::uint64_t ways = 0;                   // devices, e-mail and phone that took it
};
BOOST_DESCRIBE_STRUCT(PushTestFate, (), (state, time, ways))

[[nodiscard]] Parsed<PushSubscription> read_push_subscription(std::string_view json);
[[nodiscard]] Parsed<ShownNotice> read_shown_notice(std::string_view json);
[[nodiscard]] Parsed<Contact> read_contact(std::string_view json);

[[nodiscard]] std::string write(const PushKey& body);
[[nodiscard]] std::string write(const PushDevices& body);
[[nodiscard]] std::string write(const Contact& body);
[[nodiscard]] std::string write(const PushTest& body);
[[nodiscard]] std::string write(const PushTestFate& body);

}  // namespace cueline
