// JSON to structs, with exact errors: what is wrong, where, and what is allowed instead. Made from the descriptions in
// the structs' own headers; one translation unit (read.cpp) holds all of it.
#pragma once

#include <boost/system/result.hpp>
#include <string>
#include <string_view>

#include "protocol/errors.hpp"
#include "protocol/frames.hpp"

namespace cueline {

// Why a text was not read.
struct Fault {
  Errc code = Errc::malformed;
  std::string field;    // a JSON pointer (RFC 6901): "/command/signs/0"; empty for the whole text
  std::string allowed;  // in words: "1 to 3", "one of fyi, when_you_can, come_now"; may be empty
  std::string id;       // the command's or question's id when it could be read, so that the refusal can name it
};

[[noreturn]] void throw_exception_from_error(const Fault& fault, const boost::source_location& where);

template <class T>
using Parsed = boost::system::result<T, Fault>;

// Each refuses unknown, missing and repeated fields, and whatever limits.hpp does not allow.
// A text larger than limits::frame_bytes is refused unread (stored_bytes for entries and records, server_frame_bytes
// for what a server sends).
[[nodiscard]] Parsed<ClientFrame> read_client_frame(std::string_view json);
[[nodiscard]] Parsed<ServerFrame> read_server_frame(std::string_view json);
[[nodiscard]] Parsed<CommandFrame> read_command_frame(std::string_view json);  // for HTTP: without "kind"
[[nodiscard]] Parsed<Entry> read_entry(std::string_view json);
[[nodiscard]] Parsed<Record> read_record(std::string_view json);
[[nodiscard]] Parsed<Question> read_question(std::string_view json);  // for HTTP
[[nodiscard]] Parsed<Reply> read_reply(std::string_view json);        // as written by write(Reply): with "kind"

[[nodiscard]] Problem problem_of(const Fault& fault);
[[nodiscard]] Problem problem_of(boost::system::error_code error);

}  // namespace cueline
