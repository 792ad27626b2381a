// The examples printed in the RFCs, byte for byte.
#include "server/notify/crypto.hpp"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <catch2/catch.hpp>

#include "server/notify/push_message.hpp"
#include "server/notify/vapid.hpp"
#include "storage/memory_log.hpp"

namespace cueline::notify {

namespace {

std::string bytes(std::string_view text) {
  const auto decoded = from_base64url(text);
  REQUIRE(decoded.has_value());
  return *decoded;
}

// An independent look at a signature: by OpenSSL's verification, from the raw form back to DER.
bool is_signed_by(const std::string& point, const std::string& text, const std::string& raw) {
  auto* signature = ECDSA_SIG_new();
  const auto* at = reinterpret_cast<const unsigned char*>(raw.data());
  ECDSA_SIG_set0(signature, BN_bin2bn(at, 32, nullptr), BN_bin2bn(at + 32, 32, nullptr));
  unsigned char* der = nullptr;
  const auto size = static_cast<std::size_t>(i2d_ECDSA_SIG(signature, &der));
  ECDSA_SIG_free(signature);

  auto* building = OSSL_PARAM_BLD_new();
  OSSL_PARAM_BLD_push_utf8_string(building, OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
  OSSL_PARAM_BLD_push_octet_string(building, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  auto* built = OSSL_PARAM_BLD_to_param(building);
  auto* context = EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr);
  EVP_PKEY* key = nullptr;
  EVP_PKEY_fromdata_init(context);
  EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, built);
  auto* digest = EVP_MD_CTX_new();
  const auto* words = reinterpret_cast<const unsigned char*>(text.data());
  const bool good = EVP_DigestVerifyInit(digest, nullptr, EVP_sha256(), nullptr, key) == 1 &&
                    EVP_DigestVerify(digest, der, size, words, text.size()) == 1;
  EVP_MD_CTX_free(digest);
  EVP_PKEY_free(key);
  EVP_PKEY_CTX_free(context);
  OSSL_PARAM_free(built);
  OSSL_PARAM_BLD_free(building);
  OPENSSL_free(der);
  return good;
}

// RFC 8291, section 5 and appendix A.
const char* const device_point =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const char* const device_secret = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
const char* const device_auth = "BTBZMqHH6r4Tts7J_aSIgg";
const char* const sender_point =
    "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
const char* const sender_secret = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";

}  // namespace

TEST_CASE("RFC 8291, appendix A: the shared secret, from both sides") {
  const KeyPair sender{bytes(sender_secret), bytes(sender_point)};
  const KeyPair device{bytes(device_secret), bytes(device_point)};
  const auto expected = bytes("kyrL1jIIOHEzg3sM2ZWRHDRB62YACZhhSlknJ672kSs");
  CHECK(shared_secret(sender, device.point).value() == expected);
  CHECK(shared_secret(device, sender.point).value() == expected);
}

TEST_CASE("RFC 8291, section 5: the whole message") {
  const DeviceKeys device{bytes(device_point), bytes(device_auth)};
  const KeyPair sender{bytes(sender_secret), bytes(sender_point)};
  const auto body =
      encrypt_push(device, sender, bytes("DGv6ra1nlYgDCS1FRnbzlw"), "When I grow up, I want to be a watermelon");
  REQUIRE(body.has_value());
  CHECK(to_base64url(*body) ==
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
        "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
        "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
}

TEST_CASE("RFC 8188, section 3.1: one record") {
  const auto body =
      encrypt_content(bytes("yqdlZ-tYemfogSmv7Ws5PQ"), bytes("I1BsxtFttlv3u_Oo94xnmw"), "", "I am the walrus");
  REQUIRE(body.has_value());
  CHECK(to_base64url(*body) == "I1BsxtFttlv3u_Oo94xnmwAAEAAA-NAVub2qFgBEuQKRapoZu-IxkIva3MEB1PD-ly8Thjg");
}

TEST_CASE("RFC 8292, section 2.4: what is signed, and a signature that holds") {
  // The example's own signature, checked with its own key, shows that the check is a check.
  const std::string text =
      "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3Njgs"
      "InN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0";
  const auto example = bytes("BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs");
  const auto signature =
      bytes("i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA");
  CHECK(is_signed_by(example, text, signature));
  CHECK_FALSE(is_signed_by(example, text + ".", signature));

  const auto key = make_key_pair().value();
  const auto token = vapid_token(key, "https://push.example.net", "mailto:push@example.com", 1'453'523'768).value();
  const auto dot = token.rfind('.');
  CHECK(token.substr(0, dot) == text);
  CHECK(is_signed_by(key.point, text, bytes(token.substr(dot + 1))));
  CHECK_FALSE(is_signed_by(example, text, bytes(token.substr(dot + 1))));
}

TEST_CASE("keys are on the curve, and what is not on it is refused") {
  const auto key = make_key_pair().value();
  CHECK(is_point(key.point));
  auto off = key.point;
  off.back() = static_cast<char>(off.back() ^ 1);
  CHECK_FALSE(is_point(off));
  CHECK_FALSE(is_point(key.point.substr(1)));
  CHECK_FALSE(is_point(""));
  CHECK(shared_secret(key, off).error() == Errc::out_of_range);
  CHECK(encrypt_push({off, std::string(auth_bytes, 'a')}, "x").error() == Errc::out_of_range);
}

TEST_CASE("a push message fits one record or is refused") {
  const DeviceKeys device{bytes(device_point), bytes(device_auth)};
  const auto largest = encrypt_push(device, std::string(plain_bytes_max, 'a'));
  REQUIRE(largest.has_value());
  CHECK(largest->size() == 4'096);
  CHECK(encrypt_push(device, std::string(plain_bytes_max + 1, 'a')).error() == Errc::too_large);
}

TEST_CASE("no two pushes share a key or a salt") {
  const DeviceKeys device{bytes(device_point), bytes(device_auth)};
  const auto one = encrypt_push(device, "same").value();
  const auto two = encrypt_push(device, "same").value();
  CHECK(one.substr(0, salt_bytes) != two.substr(0, salt_bytes));
  CHECK(one.substr(21, point_bytes) != two.substr(21, point_bytes));
}

TEST_CASE("base64url is exact") {
  CHECK(to_base64url("") == "");
  CHECK(to_base64url("f") == "Zg");
  CHECK(to_base64url("fo") == "Zm8");
  CHECK(to_base64url("foo") == "Zm9v");
  CHECK(to_base64url("\xfb\xff") == "-_8");
  for (const auto* text : {"", "Zg", "Zm8", "Zm9v", "-_8"}) CHECK(to_base64url(bytes(text)) == text);
  CHECK(from_base64url("Zg==") == "f");
  for (const auto* text : {"Z", "Zh", "Zm9", "+/8", "Zg=a", "Z g"}) CHECK_FALSE(from_base64url(text).has_value());
}

TEST_CASE("a code that proves who sent: RFC 4231, test case 2") {
  CHECK(to_hex(hmac_sha256("Jefe", "what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST_CASE("the school's key is made once and kept") {
  storage::MemoryLog log;
  const auto first = open_school_key(log);
  REQUIRE(first.has_value());
  const auto again = open_school_key(log);
  REQUIRE(again.has_value());
  CHECK(first->secret == again->secret);
  CHECK(first->point == again->point);
}

TEST_CASE("a contact is an address a push service can write to") {
  for (const auto* good : {"mailto:office@school.example", "https://school.example", "https://school.example/contact"})
    CHECK(is_contact(good));
  for (const auto* bad : {"", "office@school.example", "mailto:", "mailto:office", "mailto:@school.example",
                          "mailto:office@", "mailto:a@b@c", "http://school.example", "https://", "https:///x",
                          "mailto:of fice@school.example", "mailto:\"o\"@school.example", "mailto:<o@school.example>"})
    CHECK_FALSE(is_contact(bad));
}

TEST_CASE("a token is used again until it is half over, and is for one push service") {
  const auto key = make_key_pair().value();
  Vapid vapid(key, "mailto:office@school.example");
  const Millis start{1'700'000'000'000};
  const Millis later{start.value + 5 * 3600 * 1000};
  const Millis too_late{start.value + 6 * 3600 * 1000};
  const auto first = vapid.authorization("https://a.example", start).value();
  CHECK(first.starts_with("vapid t="));
  CHECK(first.ends_with(", k=" + to_base64url(key.point)));
  CHECK(vapid.authorization("https://a.example", later).value() == first);
  CHECK(vapid.authorization("https://a.example", too_late).value() != first);
  CHECK(vapid.authorization("https://b.example", later).value() != first);
}

}  // namespace cueline::notify
