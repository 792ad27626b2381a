// What the configuration says about notices, checked and put into the form the notifier takes.
#pragma once

#include <optional>
#include <string>

#include "server/notify/notifier.hpp"

namespace cueline::notify {

// As in the configuration's section [notify].
struct Choices {
  std::string contact;
  std::string public_url;  // of [server]
  std::string smtp_url;
  std::string smtp_user;
  std::string smtp_password;
  std::string smtp_from;
  bool smtp_plain = false;
  std::string webhook_url;
  std::string webhook_secret;
  std::string ca_file;
  bool allow_private = false;
};

// What is wrong with them, in a sentence that names the setting.
[[nodiscard]] std::optional<std::string> wrong_with(const Choices& choices);
// Without a contact the school's own https address is one.
[[nodiscard]] Settings settings_of(const Choices& choices);

}  // namespace cueline::notify
