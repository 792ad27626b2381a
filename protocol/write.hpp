// Structs to JSON: one line each, no newline inside, fields in the order of their description, absent optionals left
// out.
#pragma once

#include <string>
#include <string_view>

#include "protocol/frames.hpp"

namespace cueline {

[[nodiscard]] std::string write(const ClientFrame& frame);
[[nodiscard]] std::string write(const ServerFrame& frame);
[[nodiscard]] std::string write(const CommandFrame& frame);  // for HTTP: without "kind"
[[nodiscard]] std::string write(const Entry& entry);
[[nodiscard]] std::string write(const Record& record);
[[nodiscard]] std::string write(const Question& question);  // for HTTP
[[nodiscard]] std::string write(const Reply& reply);        // with "kind": the same bytes for WebSocket and HTTP

// An entry already encoded, as the entry frame that every connection shares.
[[nodiscard]] std::string entry_frame(std::string_view entry_json, bool early = false);
// A part of a snapshot whose records are encoded already, with commas between them; `part` has none itself.
[[nodiscard]] std::string snapshot_frame(const Snapshot& part, std::string_view records_json);
void append_entry_frame(std::string& to, std::string_view entry_json, bool early = false);

// "post_message", "alert_sent": the `kind` on the wire.
[[nodiscard]] std::string_view kind_of(const Command& command);
[[nodiscard]] std::string_view kind_of(const EntryBody& body);
[[nodiscard]] std::string_view kind_of(const Record& record);
[[nodiscard]] std::string_view kind_of(const Row& row);

}  // namespace cueline
