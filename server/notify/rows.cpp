#include "server/notify/rows.hpp"

#include "protocol/codec_parse.hpp"
#include "protocol/codec_write.hpp"

namespace cueline::notify {

template <class T>
static std::string encoded(const T& row) {
  std::string out;
  codec::write_value(out, row);
  return out;
}

template <class T>
static std::optional<T> decoded(std::string_view bytes) {
  auto row = codec::parse<T>(bytes, limits::stored_bytes);
  return row ? std::optional<T>(std::move(*row)) : std::nullopt;
}

std::string encode(const SchoolKeyRow& row) { return encoded(row); }
std::string encode(const SubscriptionRow& row) { return encoded(row); }
std::string encode(const ContactRow& row) { return encoded(row); }

std::optional<SchoolKeyRow> decode_school_key(std::string_view bytes) { return decoded<SchoolKeyRow>(bytes); }
std::optional<SubscriptionRow> decode_subscription(std::string_view bytes) { return decoded<SubscriptionRow>(bytes); }
std::optional<ContactRow> decode_contact(std::string_view bytes) { return decoded<ContactRow>(bytes); }

}  // namespace cueline::notify
