#include "protocol/write.hpp"

#include "protocol/codec_write.hpp"

namespace cueline {

namespace codec {

void write_string(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    out.append(text, copied, at - copied);
    copied = at + 1;
    out += '\\';
    switch (byte) {
      case '"':
      case '\\': out += text[at]; break;
      case '\n': out += 'n'; break;
      case '\r': out += 'r'; break;
      case '\t': out += 't'; break;
      default:
        out += "u00";
        out += hex[byte >> 4U];
        out += hex[byte & 15U];
    }
  }
  out.append(text, copied);
  out += '"';
}

}  // namespace codec

std::string write(const ClientFrame& frame) { return codec::written(frame); }
std::string write(const ServerFrame& frame) { return codec::written(frame); }
std::string write(const CommandFrame& frame) { return codec::written(frame); }
std::string write(const Entry& entry) { return codec::written(entry); }
std::string write(const Record& record) { return codec::written(record); }
std::string write(const Question& question) { return codec::written(question); }

std::string write(const Reply& reply) {
  std::string out;
  codec::write_tagged(out, reply);
  return out;
}

void append_entry_frame(std::string& to, std::string_view entry_json, bool early) {
  to += R"({"kind":"entry","entry":)";
  to += entry_json;
  to += early ? R"(,"early":true})" : "}";
}

std::string entry_frame(std::string_view entry_json, bool early) {
  std::string out;
  out.reserve(entry_json.size() + 48);
  append_entry_frame(out, entry_json, early);
  return out;
}

std::string snapshot_frame(const Snapshot& part, std::string_view records_json) {
  constexpr std::string_view list = R"("records":[)";
  auto out = write(ServerFrame(part));
  return out.insert(out.find(list) + list.size(), records_json);
}

std::string_view kind_of(const Command& command) { return describe::kind_names<Command>[command.index()]; }
std::string_view kind_of(const EntryBody& body) { return describe::kind_names<EntryBody>[body.index()]; }
std::string_view kind_of(const Row& row) { return describe::kind_names<Row>[row.index()]; }
std::string_view kind_of(const Record& record) { return describe::kind_names<Record>[record.index()]; }

}  // namespace cueline
