#include "tests/faults/senders.hpp"

#include <utility>

#include "protocol/read.hpp"

namespace cueline::faults {

namespace {

constexpr std::size_t under_way = 8;  // of each sender

std::string word_of(const Entry& entry) {
  const auto* message = std::get_if<MessagePosted>(&entry.body);
  return message == nullptr ? std::string() : message->text;
}

std::string word_in(std::string_view bytes) {
  const auto entry = read_entry(bytes);
  return entry ? word_of(*entry) : std::string();
}

}  // namespace

Senders::Senders(const Staff& staff, std::uint16_t port) : room_(staff.room), promises_(word_in) {
  for (const auto& token : staff.tokens) {
    auto& sender = *senders_.emplace_back(std::make_unique<Sender>());
    sender.number = senders_.size();
    client::Settings settings;
    settings.url = {false, "127.0.0.1", std::to_string(port)};
    settings.token = token;
    settings.window = under_way;
    settings.first_wait = std::chrono::milliseconds(5);
    settings.longest_wait = std::chrono::milliseconds(40);
    client::Handlers handlers;
    handlers.frame = [this](const ServerFrame& frame) { take(frame); };
    sender.client = std::make_unique<client::Client>(io_, settings, std::move(handlers));
    sender.client->start();
    for (std::size_t n = 0; n < under_way; ++n) send_next(sender);
  }
}

Senders::~Senders() {
  for (auto& sender : senders_) sender->client.reset();
}

void Senders::run_for(std::chrono::milliseconds time) { io_.run_for(time); }

void Senders::send_next(Sender& sender) {
  const auto word = "s" + std::to_string(sender.number) + "-" + std::to_string(++sender.sent);
  sender.client->send(PostMessage{.timeline = room_, .text = word}, [this, &sender, word](const Reply& reply) {
    if (reply.problem || reply.sequences.size() != 1) {
      ++refused_;
    } else {
      promises_.acknowledge(reply.sequences.front().value, word);
    }
    send_next(sender);
  });
}

void Senders::take(const ServerFrame& frame) {
  const auto* arrived = std::get_if<EntryFrame>(&frame);
  if (arrived == nullptr) return;
  // Whatever anybody was shown must last as well: nothing is delivered that is not durable.
  const auto word = word_of(arrived->entry);
  if (word.empty()) return;
  promises_.deliver(arrived->entry.sequence.value, word);
  ++delivered_;
}

}  // namespace cueline::faults
