#include "server/notify/vapid.hpp"

#include <algorithm>
#include <future>

#include "server/notify/rows.hpp"
#include "storage/keys.hpp"

namespace cueline::notify {

namespace {

constexpr std::int64_t token_lasts_s = 12 * 3600;  // RFC 8292 allows 24 hours
constexpr std::int64_t used_for_ms = 6 * 3600 * 1000;
constexpr std::size_t remembered = 64;  // push services; there are about five in the world

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char letter) {
    return letter > ' ' && letter < 0x7f && letter != '"' && letter != '\\' && letter != '<' && letter != '>';
  });
}

}  // namespace

bool is_contact(std::string_view text) {
  constexpr std::string_view mail = "mailto:";
  constexpr std::string_view web = "https://";
  if (!is_plain(text)) return false;
  if (text.starts_with(web)) return text.size() > web.size() && text[web.size()] != '/';
  if (!text.starts_with(mail)) return false;
  const auto address = text.substr(mail.size());
  const auto at = address.find('@');
  return at != 0 && at != address.npos && at == address.rfind('@') && at + 1 < address.size();
}

result<std::string> vapid_token(const KeyPair& key, std::string_view audience, std::string_view contact,
                                std::int64_t expires_s) {
  const auto claims = R"({"aud":")" + std::string(audience) + R"(","exp":)" + std::to_string(expires_s) +
                      R"(,"sub":")" + std::string(contact) + R"("})";
  auto token = to_base64url(R"({"typ":"JWT","alg":"ES256"})") + '.' + to_base64url(claims);
  const auto signature = sign_es256(key, token);
  if (!signature) return signature.error();
  return token + '.' + to_base64url(*signature);
}

result<std::string> Vapid::authorization(const std::string& audience, Millis now) {
  if (const auto kept = signed_.find(audience);
      kept != signed_.end() && now < kept->second.until && kept->second.until.value - now.value <= used_for_ms)
    return kept->second.header;
  const auto token = vapid_token(key_, audience, contact_, now.value / 1000 + token_lasts_s);
  if (!token) return token.error();
  if (signed_.size() >= remembered) signed_.clear();
  auto& kept = signed_[audience];
  kept = {"vapid t=" + *token + ", k=" + public_key(), Millis{now.value + used_for_ms}};
  return kept.header;
}

result<KeyPair> open_school_key(storage::Log& log) {
  const auto name = storage::keys::auth(school_key_rows, "");
  const auto stored = log.row(name);
  if (!stored) return stored.error();
  if (*stored) {
    const auto row = decode_school_key(**stored);
    const auto secret = row ? from_base64url(row->secret) : std::nullopt;
    const auto point = row ? from_base64url(row->point) : std::nullopt;
    if (!secret || secret->size() != secret_bytes || !point || !is_point(*point)) return Errc::log_broken;
    return KeyPair{*secret, *point};
  }
  auto key = make_key_pair();
  if (!key) return key.error();
  storage::Batch batch{.school = {}, .entries = {}, .rewrites = {}, .rows = {}};
  batch.rows.push_back({name, encode(SchoolKeyRow{to_base64url(key->secret), to_base64url(key->point)})});
  std::promise<boost::system::error_code> written;
  log.append(std::move(batch), [&written](boost::system::error_code error) { written.set_value(error); });
  if (const auto error = written.get_future().get()) return error;
  return key;
}

}  // namespace cueline::notify
