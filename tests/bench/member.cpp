#include "tests/bench/member.hpp"

#include <algorithm>
#include <stdexcept>

namespace cueline::bench {
namespace {

// With what the server says of an entry beside its text, message_bytes in all, give or take a few digits.
constexpr std::size_t text_bytes = 100;

constexpr std::string_view entry = R"({"kind":"entry")";
constexpr std::string_view reply = R"({"kind":"reply")";

}  // namespace

Member::Member(std::uint16_t port, const std::string& token, const std::vector<std::uint64_t>& channels,
               const std::string& position, Socket::Kind kind)
    : WebSocket(port, "/api/socket", kind), channels_(channels) {
  say(R"({"kind":"hello","token":")" + token + "\"" + (position.empty() ? "" : ",\"position\":" + position) + "}");
}

std::string Member::post_message(std::uint64_t channel, std::uint64_t number) {
  return R"({"kind":"command","id":")" + numbered(number) + R"(","command":{"kind":"post_message","timeline":)" +
         std::to_string(channel) + R"(,"text":")" + padded(number, text_bytes) + R"(","mentions":[]}})";
}

void Member::publish(std::size_t room, std::uint64_t number) { say(post_message(channels_.at(room), number)); }

void Member::wait_until_live() {
  read_until([](Event, std::string_view text) {
    if (text.starts_with(R"({"kind":"caught_up")")) return true;
    // A snapshot comes in parts; which one it is stands at its beginning.
    return text.starts_with(R"({"kind":"snapshot")") &&
           text.substr(0, 200).find(R"("last":true)") != std::string_view::npos;
  });
}

void Member::hear(std::string_view text, const Heard& heard) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with(entry)) {
      heard(*this, Event::delivered, line);
    } else if (line.starts_with(reply)) {
      if (line.find(R"("problem")") != std::string_view::npos)
        throw std::runtime_error("refused: " + std::string(line));
      heard(*this, Event::acknowledged, line);
    } else if (!line.empty()) {
      heard(*this, Event::other, line);
    }
  }
}

}  // namespace cueline::bench
