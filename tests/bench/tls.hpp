// A certificate for the run, and the load's side of TLS.
#pragma once

#include <openssl/ssl.h>

#include <string>

namespace cueline::bench {

struct Certificate {
  std::string certificate, key;  // paths of PEM files
};
[[nodiscard]] Certificate make_certificate(const std::string& folder);  // of localhost, signed by itself, P-256

// For clients of this process: whoever answers is believed. Buffers are given back between messages.
[[nodiscard]] SSL_CTX* client_tls();

}  // namespace cueline::bench
