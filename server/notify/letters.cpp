#include "server/notify/letters.hpp"

#include <algorithm>
#include <array>

#include "protocol/codec_write.hpp"
#include "server/notify/address.hpp"
#include "server/notify/mail_text.hpp"
#include "server/notify/push_message.hpp"
#include "server/notify/wording.hpp"

namespace cueline::notify {

namespace {

// As the service worker reads it (clients/web/src/push).
struct Payload {
  ItemId item;
  Sequence notice;
  domain::NoticeKind notice_kind = domain::NoticeKind::message;
  std::string title;
  std::string body;
  std::string tag;
  std::string got_it;
  std::string open;
};
BOOST_DESCRIBE_STRUCT(Payload, (), (item, notice, notice_kind, title, body, tag, got_it, open))

struct Sms {
  std::string id;
  std::string to;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Sms, (), (id, to, text))

template <class T>
std::string json(const T& value) {
  std::string out;
  codec::write_value(out, value);
  return out;
}

std::string tag_of(const domain::Notice& notice) { return "cueline-" + std::to_string(notice.tag); }

std::string unique_id(const domain::Notice& notice) {
  return std::to_string(notice.because.value) + "." + std::to_string(notice.person.value);
}

std::int64_t seconds_left(const domain::Notice& notice, Millis now) {
  constexpr std::int64_t four_weeks = 28 * 24 * 3600;  // the longest that push services keep anything
  return std::clamp<std::int64_t>((notice.expires.value - now.value) / 1000, 0, four_weeks);
}

}  // namespace

std::string push_payload(const domain::Notice& notice, std::string_view language) {
  const auto words = wording(notice, language);
  return json(Payload{notice.item, notice.because, notice.notice_kind, words.title, words.body, tag_of(notice),
                      words.got_it, words.open});
}

result<HttpPost> push_letter(const domain::Notice& notice, const SubscriptionRow& device, const SchoolWords& school,
                             Vapid& vapid, bool allow_private, Millis now) {
  static constexpr std::array urgencies{"low", "normal", "high"};
  const auto endpoint = read_endpoint(device.endpoint, allow_private);
  if (!endpoint) return endpoint.error();
  const auto point = from_base64url(device.p256dh);
  const auto auth = from_base64url(device.auth);
  if (!point || !auth) return Errc::out_of_range;
  auto body = encrypt_push({*point, *auth}, push_payload(notice, device.language.value_or(school.language)));
  if (!body) return body.error();
  const auto authorization = vapid.authorization(endpoint->origin, now);
  if (!authorization) return authorization.error();
  HttpPost post{.url = endpoint->url, .headers = {}, .body = std::move(*body), .stranger = true};
  post.headers = {"Authorization: " + *authorization,
                  "Content-Type: application/octet-stream",
                  "Content-Encoding: aes128gcm",
                  "TTL: " + std::to_string(seconds_left(notice, now)),
                  std::string("Urgency: ") + urgencies.at(static_cast<std::size_t>(notice.urgency)),
                  "Topic: " + tag_of(notice)};
  return post;
}

Mail mail_letter(const domain::Notice& notice, const std::string& to, const std::string& from,
                 const SchoolWords& school, Millis now) {
  const auto words = wording(notice, school.language);
  auto body = one_line(words) + "\n";
  if (!school.address.empty()) body += "\n" + school.address + "\n";
  body.append("\n-- \n").append(mail_footer(school.language)).append("\n");
  return {to, mail_text({.from = from,
                         .from_name = school.name,
                         .to = to,
                         .subject = words.title,
                         .body = std::move(body),
                         .id = "notice." + unique_id(notice),
                         .time = now})};
}

HttpPost phone_letter(const domain::Notice& notice, const std::string& to, const Webhook& webhook,
                      const SchoolWords& school, Millis now) {
  auto body = json(Sms{unique_id(notice), to, one_line(wording(notice, school.language))});
  const auto seconds = std::to_string(now.value / 1000);
  const auto signature = to_hex(hmac_sha256(webhook.secret, seconds + "." + body));
  HttpPost post{.url = webhook.url, .headers = {}, .body = std::move(body), .stranger = false};
  post.headers = {"Content-Type: application/json", "Cueline-Signature: t=" + seconds + ",v1=" + signature};
  return post;
}

}  // namespace cueline::notify
