#include "server/auth/rows.hpp"

#include "protocol/codec_parse.hpp"
#include "protocol/codec_write.hpp"

namespace cueline::auth {

using codec::parse_row;
using codec::written;

std::string encode(const AccountRow& row) { return written(row); }
std::string encode(const SessionRow& row) { return written(row); }
std::string encode(const LinkRow& row) { return written(row); }
std::string encode(const DeviceRow& row) { return written(row); }
std::string encode(const PinRow& row) { return written(row); }

std::optional<AccountRow> decode_account(std::string_view bytes) { return parse_row<AccountRow>(bytes); }
std::optional<SessionRow> decode_session(std::string_view bytes) { return parse_row<SessionRow>(bytes); }
std::optional<LinkRow> decode_link(std::string_view bytes) { return parse_row<LinkRow>(bytes); }
std::optional<DeviceRow> decode_device(std::string_view bytes) { return parse_row<DeviceRow>(bytes); }
std::optional<PinRow> decode_pin(std::string_view bytes) { return parse_row<PinRow>(bytes); }

}  // namespace cueline::auth
