#include "server/notify/settings.hpp"

#include "server/notify/mail_text.hpp"
#include "server/notify/vapid.hpp"

namespace cueline::notify {

namespace {

constexpr std::size_t secret_min_bytes = 16;

}  // namespace

std::optional<std::string> wrong_with(const Choices& choices) {
  const auto& c = choices;
  if (!c.contact.empty() && !is_contact(c.contact))
    return "notify.contact must be mailto: with one address, or an https: address: push services write there.";
  if (!c.smtp_url.empty() && !c.smtp_url.starts_with("smtp://") && !c.smtp_url.starts_with("smtps://"))
    return "notify.smtp_url must begin with smtp:// or smtps://.";
  if (!c.smtp_url.empty() && !is_mail_address(c.smtp_from))
    return "notify.smtp_from must be one e-mail address when notify.smtp_url is set.";
  if (c.smtp_user.empty() != c.smtp_password.empty())
    return "notify.smtp_user and notify.smtp_password belong together: give both or neither.";
  const bool secure = c.webhook_url.starts_with("https://");
  if (!c.webhook_url.empty() && !secure && !(c.allow_private && c.webhook_url.starts_with("http://")))
    return "notify.webhook_url must begin with https:// (with notify.allow_private http:// is taken too).";
  if (!c.webhook_url.empty() && c.webhook_secret.size() < secret_min_bytes)
    return "notify.webhook_secret must have at least 16 characters when notify.webhook_url is set.";
  return std::nullopt;
}

Settings settings_of(const Choices& choices) {
  Settings settings;
  settings.contact = choices.contact;
  if (settings.contact.empty() && is_contact(choices.public_url)) settings.contact = choices.public_url;
  settings.address = choices.public_url;
  settings.webhook = {choices.webhook_url, choices.webhook_secret};
  settings.courier.smtp_url = choices.smtp_url;
  settings.courier.smtp_user = choices.smtp_user;
  settings.courier.smtp_password = choices.smtp_password;
  settings.courier.smtp_from = choices.smtp_from;
  settings.courier.smtp_plain = choices.smtp_plain;
  settings.courier.ca_file = choices.ca_file;
  settings.courier.allow_private = choices.allow_private;
  return settings;
}

}  // namespace cueline::notify
