#include "protocol/read.hpp"

#include "protocol/codec_parse.hpp"

namespace cueline {

using codec::parse;

Parsed<ClientFrame> read_client_frame(std::string_view json) { return parse<ClientFrame>(json); }
Parsed<CommandFrame> read_command_frame(std::string_view json) { return parse<CommandFrame>(json); }
Parsed<Question> read_question(std::string_view json) { return parse<Question>(json); }
Parsed<Entry> read_entry(std::string_view json) { return parse<Entry>(json, limits::stored_bytes); }
Parsed<Record> read_record(std::string_view json) { return parse<Record>(json, limits::stored_bytes); }
Parsed<ServerFrame> read_server_frame(std::string_view json) {
  return parse<ServerFrame>(json, limits::server_frame_bytes);
}

Parsed<Reply> read_reply(std::string_view json) {
  auto frame = parse<std::variant<Reply>>(json, limits::server_frame_bytes);
  if (!frame) return frame.error();
  return std::get<Reply>(std::move(*frame));
}

}  // namespace cueline
