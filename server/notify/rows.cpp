#include "server/notify/rows.hpp"

#include "protocol/codec_parse.hpp"
#include "protocol/codec_write.hpp"

namespace cueline::notify {

using codec::parse_row;
using codec::written;

std::string encode(const SchoolKeyRow& row) { return written(row); }
std::string encode(const SubscriptionRow& row) { return written(row); }
std::string encode(const ContactRow& row) { return written(row); }

std::optional<SchoolKeyRow> decode_school_key(std::string_view bytes) { return parse_row<SchoolKeyRow>(bytes); }
std::optional<SubscriptionRow> decode_subscription(std::string_view bytes) { return parse_row<SubscriptionRow>(bytes); }
std::optional<ContactRow> decode_contact(std::string_view bytes) { return parse_row<ContactRow>(bytes); }

}  // namespace cueline::notify
