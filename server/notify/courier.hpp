// Carries letters over the network by libcurl: many at once on one thread, so that a push service that hangs holds up
// nobody else. Never follows a redirect. Owned by the notifier, whose thread alone calls it, except wake().
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "protocol/errors.hpp"
#include "server/notify/letter.hpp"

namespace cueline::notify {

struct CourierSettings {
  std::string smtp_url;  // "smtps://mail.example:465", or "smtp://mail.example:587", which must offer STARTTLS
  std::string smtp_user;
  std::string smtp_password;
  std::string smtp_from;       // the envelope's sender
  bool smtp_plain = false;     // take a server without TLS
  std::string ca_file;         // PEM; empty: the system's
  bool allow_private = false;  // strangers' endpoints may be private addresses
  std::chrono::milliseconds patience{15'000};
  std::size_t at_once = 256;         // notices in hand; 64 connections carry their letters
  std::size_t at_once_per_host = 8;  // connections to one host; HTTP/2 carries many letters on each
};

class Courier {
 public:
  using Done = std::function<void(const Outcome&)>;

  // Error: busy without memory.
  [[nodiscard]] static result<std::unique_ptr<Courier>> open(CourierSettings settings);
  virtual ~Courier() = default;  // letters under way are dropped, unanswered

  virtual void send(Letter letter, Done done) = 0;
  [[nodiscard]] virtual bool has_room() const = 0;  // for one more at once; more than that waits in here
  // Works for at most so long, less if something arrives or wake() is called. Answers come from within.
  virtual void turn(std::chrono::milliseconds at_most) = 0;
  virtual void wake() = 0;  // any thread
};

}  // namespace cueline::notify
