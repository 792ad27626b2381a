#include "tests/bench/nats.hpp"

#include <fmt/core.h>

#include <charconv>
#include <stdexcept>

namespace cueline::bench {
namespace {

constexpr std::string_view line_end = "\r\n";

// The last word of a line is the size of what follows it.
std::size_t last_number(std::string_view line) {
  const auto word = line.substr(line.rfind(' ') + 1);
  std::size_t number = 0;
  std::from_chars(word.data(), word.data() + word.size(), number);
  return number;
}

// The word after the verb is the subject.
std::string_view subject_of(std::string_view line) {
  line.remove_prefix(line.find(' ') + 1);
  return line.substr(0, line.find(' '));
}

}  // namespace

Nats::Nats(std::uint16_t port, Publishes publishes)
    : Connection(port), acknowledged_(publishes == Publishes::acknowledged) {
  static std::uint64_t connections = 0;
  inbox_ = fmt::format("_INBOX.{}.", ++connections);
  if (!read_head(line_end).starts_with("INFO ")) throw std::runtime_error("that is no NATS server");
  write(
      "CONNECT {\"verbose\":false,\"pedantic\":false,\"headers\":true,\"no_responders\":true,\"lang\":\"c\","
      "\"version\":\"1\"}\r\n");
  if (acknowledged_) subscribe(inbox_ + "*");
}

void Nats::subscribe(const std::string& subject) { write(fmt::format("SUB {} {}\r\n", subject, ++subscriptions_)); }

void Nats::wait_until_live() {
  write("PING\r\n");
  read_until([](Event event, std::string_view text) { return event == Event::other && text == "PONG"; });
}

void Nats::publish(std::size_t room_number, std::uint64_t number) {
  write(fmt::format("PUB {} {}{}\r\n{}\r\n", room(room_number),
                    acknowledged_ ? inbox_ + numbered(number) + " " : std::string(), message_bytes,
                    padded(number, message_bytes)));
}

void Nats::begin_to_ask(const std::string& subject, const std::string& json) {
  write(fmt::format("PUB {} {}api {}\r\n{}\r\n", subject, inbox_, json.size(), json));
}

std::string Nats::ask(const std::string& subject, const std::string& json) {
  begin_to_ask(subject, json);
  std::string answer;
  read_until([&](Event event, std::string_view text) {
    if (event != Event::other || !text.starts_with('{')) return false;
    answer = text;
    return true;
  });
  if (answer.find("\"error\"") != std::string::npos)
    throw std::runtime_error("NATS refuses " + subject + ": " + answer);
  return answer;
}

std::size_t Nats::take(std::string_view bytes, const Heard& heard) {
  std::size_t taken = 0;
  for (;;) {
    const auto end = bytes.find(line_end, taken);
    if (end == std::string_view::npos) return taken;
    const auto line = bytes.substr(taken, end - taken);
    auto next = end + line_end.size();
    if (line.starts_with("MSG ") || line.starts_with("HMSG ")) {
      const auto size = last_number(line) + line_end.size();
      if (bytes.size() - next < size) return taken;
      take_message(line, bytes.substr(next, size - line_end.size()), heard);
      next += size;
    } else if (line == "PING") {
      write("PONG\r\n");
    } else if (line.starts_with("-ERR")) {
      throw std::runtime_error("NATS: " + std::string(line));
    } else {
      heard(*this, Event::other, line);
    }
    taken = next;
  }
}

void Nats::take_message(std::string_view line, std::string_view payload, const Heard& heard) {
  const auto subject = subject_of(line);
  if (!subject.starts_with("_INBOX.")) {
    heard(*this, Event::delivered, payload);
  } else if (subject.find('#') != std::string_view::npos) {
    // An acknowledgement names the stream; anything else (503: nobody stores this) is a failure.
    if (!payload.starts_with("{\"stream\"")) throw std::runtime_error("NATS refused: " + std::string(payload));
    heard(*this, Event::acknowledged, subject);
  } else {
    heard(*this, Event::other, payload);
  }
}

}  // namespace cueline::bench
