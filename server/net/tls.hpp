// The certificate and key a server shows, and a new TLS session for each connection. TLS 1.2 or newer.
#pragma once

#include <openssl/ssl.h>

#include <memory>
#include <string>

#include "server/net/wire.hpp"

namespace cueline::net {

class Tls {
 public:
  // PEM files; the certificate's may hold the chain. Error: a sentence for the operator.
  [[nodiscard]] static boost::system::result<Tls, std::string> open(const std::string& certificate,
                                                                    const std::string& key);
  [[nodiscard]] SslPtr session() const { return SslPtr(SSL_new(context_.get())); }

 private:
  struct Free {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  };
  std::unique_ptr<SSL_CTX, Free> context_;
};

}  // namespace cueline::net
