#include "server/net/tls.hpp"

#include <openssl/err.h>

#include <array>

namespace cueline::net {
namespace {

std::string reason() {
  const char* text = ERR_reason_error_string(ERR_peek_last_error());
  ERR_clear_error();
  return text ? text : "unknown reason";
}

// HTTP/2 is not spoken here: say so instead of letting a client guess.
int choose_protocol(SSL*, const unsigned char** out, unsigned char* out_size, const unsigned char* offered,
                    unsigned int offered_size, void*) {
  static constexpr std::array<unsigned char, 9> ours{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
  unsigned char* chosen = nullptr;
  if (SSL_select_next_proto(&chosen, out_size, ours.data(), ours.size(), offered, offered_size) !=
      OPENSSL_NPN_NEGOTIATED)
    return SSL_TLSEXT_ERR_NOACK;
  *out = chosen;
  return SSL_TLSEXT_ERR_OK;
}

}  // namespace

boost::system::result<Tls, std::string> Tls::open(const std::string& certificate, const std::string& key) {
  Tls tls;
  tls.context_.reset(SSL_CTX_new(TLS_server_method()));
  auto* context = tls.context_.get();
  if (!context) return "TLS could not be started: " + reason() + ".";
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_mode(context,
                   SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
  if (SSL_CTX_use_certificate_chain_file(context, certificate.c_str()) != 1)
    return "The certificate " + certificate + " cannot be used: " + reason() + ".";
  if (SSL_CTX_use_PrivateKey_file(context, key.c_str(), SSL_FILETYPE_PEM) != 1)
    return "The private key " + key + " cannot be used: " + reason() + ".";
  if (SSL_CTX_check_private_key(context) != 1)
    return "The private key " + key + " does not belong to the certificate " + certificate + ".";
  return tls;
}

}  // namespace cueline::net
