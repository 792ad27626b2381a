#include "server/notify/mail_text.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "protocol/limits.hpp"

namespace cueline::notify {

namespace {

constexpr std::string_view hex = "0123456789ABCDEF";

bool is_letter_or_digit(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
}

bool is_printable(char letter) { return letter >= ' ' && letter < 0x7f; }

void escape(std::string& to, char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  to += '=';
  to += hex[byte >> 4];
  to += hex[byte & 15];
}

// RFC 2047, Q encoding; a new word begins before a character that no longer fits, never within one.
std::string header_words(std::string_view text) {
  const auto plain = [](char letter) { return is_letter_or_digit(letter) || letter == ' '; };
  if (std::ranges::all_of(text, plain) && text.size() < 60) return std::string(text);
  constexpr std::string_view begin = "=?utf-8?q?";
  constexpr std::size_t word_max = 60;  // of 75, so that the header's name fits the line too
  std::string out(begin);
  std::size_t start = 0;
  for (const char letter : text) {
    const bool continues = (letter & 0xc0) == 0x80;
    if (!continues && out.size() - start > word_max) {
      out += "?=\r\n ";
      start = out.size();
      out += begin;
    }
    if (letter == ' ') {
      out += '_';
    } else if (is_letter_or_digit(letter)) {
      out += letter;
    } else {
      escape(out, letter);
    }
  }
  return out + "?=";
}

// RFC 2045: no line over 76, no space at the end of one, no line that SMTP could take for its own.
std::string quoted_printable(std::string_view text) {
  constexpr std::size_t line_max = 72;
  std::string out;
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char letter = text[at];
    if (letter == '\n') {
      out += "\r\n";
      start = out.size();
      continue;
    }
    const bool at_end = at + 1 == text.size() || text[at + 1] == '\n';
    const bool first = out.size() == start;
    if (out.size() - start >= line_max) {
      out += "=\r\n";
      start = out.size();
    }
    const bool as_it_is = is_printable(letter) && letter != '=' && !(letter == ' ' && at_end) &&
                          !(letter == '.' && first) && !(letter == 'F' && first);
    if (as_it_is) {
      out += letter;
    } else {
      escape(out, letter);
    }
  }
  return out;
}

std::string date(Millis time) {
  using namespace std::chrono;
  static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const sys_seconds at{seconds(time.value / 1000)};
  const auto day = floor<std::chrono::days>(at);
  const year_month_day ymd(day);
  const hh_mm_ss clock(at - day);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s, %02u %s %d %02d:%02d:%02d +0000", days.at(weekday(day).c_encoding()),
                static_cast<unsigned>(ymd.day()), months.at(static_cast<unsigned>(ymd.month()) - 1),
                static_cast<int>(ymd.year()), static_cast<int>(clock.hours().count()),
                static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
  return text.data();
}

std::string without_controls(std::string text) {
  std::erase_if(text, [](char letter) { return static_cast<unsigned char>(letter) < ' ' || letter == 0x7f; });
  return text;
}

}  // namespace

std::string mail_text(const MailParts& parts) {
  const auto domain = parts.from.substr(parts.from.find('@') + 1);
  std::string text;
  text += "Date: " + date(parts.time) + "\r\n";
  text += "From: " + header_words(without_controls(parts.from_name)) + " <" + parts.from + ">\r\n";
  text += "To: <" + parts.to + ">\r\n";
  text += "Message-ID: <" + parts.id + "@" + domain + ">\r\n";
  text += "Subject: " + header_words(without_controls(parts.subject)) + "\r\n";
  text += "Auto-Submitted: auto-generated\r\n";
  text += "MIME-Version: 1.0\r\n";
  text += "Content-Type: text/plain; charset=utf-8\r\n";
  text += "Content-Transfer-Encoding: quoted-printable\r\n";
  text += "\r\n";
  return text + quoted_printable(parts.body) + (parts.body.ends_with('\n') ? "" : "\r\n");
}

bool is_mail_address(std::string_view text) {
  constexpr std::string_view more_local = "!#$%&'*+/=?^_`{|}~.-";
  const auto at = text.find('@');
  if (text.size() > limits::login_bytes || at == text.npos) return false;
  const auto local = text.substr(0, at);
  const auto domain = text.substr(at + 1);
  const auto dots_fit = [](std::string_view part) {
    return !part.empty() && part.front() != '.' && part.back() != '.' && part.find("..") == part.npos;
  };
  return local.size() <= 64 && dots_fit(local) && dots_fit(domain) && !domain.starts_with('-') &&
         std::ranges::all_of(local,
                             [&](char c) { return is_letter_or_digit(c) || more_local.find(c) != more_local.npos; }) &&
         std::ranges::all_of(domain, [](char c) { return is_letter_or_digit(c) || c == '.' || c == '-'; });
}

bool is_phone_number(std::string_view text) {
  return text.size() >= 8 && text.size() <= 16 && text.front() == '+' && text[1] != '0' &&
         std::ranges::all_of(text.substr(1), [](char letter) { return letter >= '0' && letter <= '9'; });
}

}  // namespace cueline::notify
