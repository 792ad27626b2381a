#include "server/notify/crypto.hpp"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/param_build.h>
#include <openssl/rand.h>

#include <array>
#include <memory>

namespace cueline::notify {

namespace {

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* what) const {
    Free(what);
  }
};
template <class T, auto Free>
using Owned = std::unique_ptr<T, Freed<Free>>;

using Key = Owned<EVP_PKEY, EVP_PKEY_free>;
using KeyContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using Number = Owned<BIGNUM, BN_clear_free>;

const unsigned char* data(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* data(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

// `secret` empty: a public key.
Key key_of(std::string_view secret, std::string_view point) {
  if (point.size() != point_bytes || point.front() != 4) return nullptr;
  const Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> building(OSSL_PARAM_BLD_new());
  const Number number(BN_bin2bn(data(secret), static_cast<int>(secret.size()), BN_secure_new()));
  if (!building || !number) return nullptr;
  OSSL_PARAM_BLD_push_utf8_string(building.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
  OSSL_PARAM_BLD_push_octet_string(building.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  if (!secret.empty()) OSSL_PARAM_BLD_push_BN(building.get(), OSSL_PKEY_PARAM_PRIV_KEY, number.get());
  const Owned<OSSL_PARAM, OSSL_PARAM_free> built(OSSL_PARAM_BLD_to_param(building.get()));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  if (!built || !context || EVP_PKEY_fromdata_init(context.get()) <= 0) return nullptr;
  EVP_PKEY* key = nullptr;
  const int selection = secret.empty() ? EVP_PKEY_PUBLIC_KEY : EVP_PKEY_KEYPAIR;
  if (EVP_PKEY_fromdata(context.get(), &key, selection, built.get()) <= 0) return nullptr;
  return Key(key);
}

// OpenSSL signs to DER; JWS wants the two numbers side by side.
std::optional<std::string> raw_signature(std::string_view der) {
  const unsigned char* from = data(der);
  const Owned<ECDSA_SIG, ECDSA_SIG_free> pair(d2i_ECDSA_SIG(nullptr, &from, static_cast<long>(der.size())));
  if (!pair) return std::nullopt;
  std::string raw(2 * secret_bytes, '\0');
  const bool fits = BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), data(raw), secret_bytes) > 0 &&
                    BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), data(raw) + secret_bytes, secret_bytes) > 0;
  return fits ? std::optional(std::move(raw)) : std::nullopt;
}

}  // namespace

result<KeyPair> make_key_pair() {
  const Key key(EVP_EC_gen("P-256"));
  if (!key) return Errc::busy;
  KeyPair pair{std::string(secret_bytes, '\0'), std::string(point_bytes, '\0')};
  BIGNUM* number = nullptr;
  if (EVP_PKEY_get_bn_param(key.get(), OSSL_PKEY_PARAM_PRIV_KEY, &number) <= 0) return Errc::busy;
  const Number secret(number);
  std::size_t size = 0;
  const bool written = BN_bn2binpad(number, data(pair.secret), secret_bytes) > 0 &&
                       EVP_PKEY_get_octet_string_param(key.get(), OSSL_PKEY_PARAM_PUB_KEY, data(pair.point),
                                                       pair.point.size(), &size) > 0;
  if (!written || size != point_bytes) return Errc::busy;
  return pair;
}

bool is_point(std::string_view bytes) {
  const auto key = key_of({}, bytes);
  if (!key) return false;
  const KeyContext context(EVP_PKEY_CTX_new(key.get(), nullptr));
  return context && EVP_PKEY_public_check(context.get()) > 0;
}

result<std::string> random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  if (RAND_bytes(data(bytes), static_cast<int>(count)) <= 0) return Errc::busy;
  return bytes;
}

result<std::string> shared_secret(const KeyPair& mine, std::string_view their_point) {
  const auto own = key_of(mine.secret, mine.point);
  const auto theirs = key_of({}, their_point);
  if (!own || !theirs) return Errc::out_of_range;
  const KeyContext context(EVP_PKEY_CTX_new(own.get(), nullptr));
  if (!context || EVP_PKEY_derive_init(context.get()) <= 0) return Errc::busy;
  if (EVP_PKEY_derive_set_peer(context.get(), theirs.get()) <= 0) return Errc::out_of_range;
  std::string secret(secret_bytes, '\0');
  std::size_t size = secret.size();
  if (EVP_PKEY_derive(context.get(), data(secret), &size) <= 0 || size != secret_bytes) return Errc::busy;
  return secret;
}

result<std::string> hkdf(std::string_view salt, std::string_view input, std::string_view info, std::size_t count) {
  const KeyContext context(EVP_PKEY_CTX_new_id(EVP_PKEY_HKDF, nullptr));
  std::string out(count, '\0');
  const bool made = context && EVP_PKEY_derive_init(context.get()) > 0 &&
                    EVP_PKEY_CTX_set_hkdf_md(context.get(), EVP_sha256()) > 0 &&
                    EVP_PKEY_CTX_set1_hkdf_salt(context.get(), data(salt), static_cast<int>(salt.size())) > 0 &&
                    EVP_PKEY_CTX_set1_hkdf_key(context.get(), data(input), static_cast<int>(input.size())) > 0 &&
                    EVP_PKEY_CTX_add1_hkdf_info(context.get(), data(info), static_cast<int>(info.size())) > 0 &&
                    EVP_PKEY_derive(context.get(), data(out), &count) > 0;
  if (!made) return Errc::busy;
  return out;
}

result<std::string> seal_aes128gcm(std::string_view key, std::string_view nonce, std::string_view plain) {
  constexpr std::size_t tag_bytes = 16;
  const Owned<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free> context(EVP_CIPHER_CTX_new());
  if (key.size() != 16 || nonce.size() != 12) return Errc::out_of_range;
  std::string sealed(plain.size() + tag_bytes, '\0');
  int size = 0;
  int rest = 0;
  const bool made =
      context && EVP_EncryptInit_ex(context.get(), EVP_aes_128_gcm(), nullptr, data(key), data(nonce)) > 0 &&
      EVP_EncryptUpdate(context.get(), data(sealed), &size, data(plain), static_cast<int>(plain.size())) > 0 &&
      EVP_EncryptFinal_ex(context.get(), data(sealed) + size, &rest) > 0 &&
      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tag_bytes, data(sealed) + plain.size()) > 0;
  if (!made) return Errc::busy;
  return sealed;
}

result<std::string> sign_es256(const KeyPair& pair, std::string_view text) {
  const auto key = key_of(pair.secret, pair.point);
  if (!key) return Errc::out_of_range;
  const Owned<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
  if (!context || EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) <= 0) return Errc::busy;
  std::string der(static_cast<std::size_t>(EVP_PKEY_get_size(key.get())), '\0');
  std::size_t size = der.size();
  if (EVP_DigestSign(context.get(), data(der), &size, data(text), text.size()) <= 0) return Errc::busy;
  auto raw = raw_signature(std::string_view(der).substr(0, size));
  if (!raw) return Errc::busy;
  return *std::move(raw);
}

std::string hmac_sha256(std::string_view key, std::string_view text) {
  std::string code(EVP_MAX_MD_SIZE, '\0');
  unsigned size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), data(text), text.size(), data(code), &size);
  code.resize(size);
  return code;
}

std::string sha256(std::string_view text) {
  std::string hash(EVP_MAX_MD_SIZE, '\0');
  unsigned size = 0;
  EVP_Digest(text.data(), text.size(), data(hash), &size, EVP_sha256(), nullptr);
  hash.resize(size);
  return hash;
}

}  // namespace cueline::notify
