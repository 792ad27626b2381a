#include "server/auth/rows.hpp"

#include "protocol/codec_parse.hpp"
#include "protocol/codec_write.hpp"

namespace cueline::auth {

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

std::string encode(const AccountRow& row) { return encoded(row); }
std::string encode(const SessionRow& row) { return encoded(row); }
std::string encode(const LinkRow& row) { return encoded(row); }

std::optional<AccountRow> decode_account(std::string_view bytes) { return decoded<AccountRow>(bytes); }
std::optional<SessionRow> decode_session(std::string_view bytes) { return decoded<SessionRow>(bytes); }
std::optional<LinkRow> decode_link(std::string_view bytes) { return decoded<LinkRow>(bytes); }

}  // namespace cueline::auth
