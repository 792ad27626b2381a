// From a notice and a way to what the courier carries.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/domain/notice_rows.hpp"
#include "server/notify/devices.hpp"
#include "server/notify/letter.hpp"
#include "server/notify/vapid.hpp"

namespace cueline::notify {

// What the school says about itself.
struct SchoolWords {
  std::string name;
  std::string language;
  std::string address;  // where people open Cueline
};

// An encrypted push, with TTL, Urgency and Topic (RFC 8030). Error: the device's keys are none, or busy.
[[nodiscard]] result<HttpPost> push_letter(const domain::Notice& notice, const SubscriptionRow& device,
                                           const SchoolWords& school, Vapid& vapid, bool allow_private, Millis now);

[[nodiscard]] Mail mail_letter(const domain::Notice& notice, const std::string& to, const std::string& from,
                               const SchoolWords& school, Millis now);

// JSON for a gateway of SMS: {"id","to","text"}, signed: Cueline-Signature: t=SECONDS,v1=HMAC-SHA256(secret, t.body).
struct Webhook {
  std::string url;
  std::string secret;
};
[[nodiscard]] HttpPost phone_letter(const domain::Notice& notice, const std::string& to, const Webhook& webhook,
                                    const SchoolWords& school, Millis now);

// What the service worker gets to show, as JSON.
[[nodiscard]] std::string push_payload(const domain::Notice& notice, std::string_view language);

}  // namespace cueline::notify
