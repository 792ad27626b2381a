// A mail as the server writes one: plain text, RFC 5322. Everything is an argument: no clock, no chance.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "protocol/ids.hpp"

namespace cueline::notify {

struct MailParts {
  std::string from;       // an address
  std::string from_name;  // the school's name
  std::string to;         // an address
  std::string subject;
  std::string body;  // lines end with \n
  std::string id;    // unique: what stands before the @ of the Message-ID
  Millis time;
};

// Headers in ASCII (names and subject as encoded words where they are not), body as quoted-printable UTF-8, lines of
// at most 76 ending with CRLF. Precondition: is_mail_address(from) and (to).
[[nodiscard]] std::string mail_text(const MailParts& parts);

// One address, as plain as people have them: local@domain, ASCII, nothing that could end a header or be a second
// address.
[[nodiscard]] bool is_mail_address(std::string_view text);
// "+" and 7 to 15 digits (E.164).
[[nodiscard]] bool is_phone_number(std::string_view text);

}  // namespace cueline::notify
