// Any bytes as what a client may send, over WebSocket or HTTP, and as what a server answers: refused with a reason, or
// read without loss.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/json_check.hpp"

namespace {

using namespace cueline;

// What is written only, made of what was read.
void check_answers(std::string_view text) {
  if (const auto command = read_command_frame(text)) {
    const auto kind = R"({"kind":")" + std::string(kind_of(command->command)) + '"';
    fuzz::promise(write(*command).find(kind) != std::string::npos, "a command is written under its kind");
  }
  if (const auto question = read_question(text)) {
    const auto frame = write(ClientFrame{Ask{"q", *question}});
    const auto again = read_client_frame(frame);
    fuzz::promise(again && write(*again) == frame, "a question is read as it was written");
  } else {
    fuzz::check_fault(text, question.error());
  }
  if (const auto invitation = read_invitation(text)) {
    const auto info = write(LinkInfo{LinkPurpose::join, {}, {}, invitation->expires});
    fuzz::check_same(info, R"({"purpose":"join","expires":)" + std::to_string(invitation->expires.value) + "}");
  }
  if (const auto audience = read_audience(text)) {
    std::string persons;
    for (const auto person : audience->persons) persons += (persons.empty() ? "" : ",") + std::to_string(person.value);
    const AudienceAnswer answer{{audience->persons.begin(), audience->persons.end()}};
    fuzz::promise(write(answer) == R"({"persons":[)" + persons + "]}", "an audience is answered with people");
  } else {
    fuzz::check_fault(text, audience.error());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using fuzz::check_reader;
  const auto text = fuzz::text_of(data, size);
  check_reader<read_client_frame>(text);
  check_reader<read_command_frame>(text);
  check_reader<read_server_frame>(text);
  check_reader<read_reply>(text);
  check_reader<read_sign_in>(text);
  check_reader<read_sign_out>(text);
  check_reader<read_set_up>(text);
  check_reader<read_join>(text);
  check_reader<read_enter>(text);
  check_reader<read_invite>(text);
  check_reader<read_signed_in>(text);
  check_reader<read_invitation>(text);
  check_answers(text);
  return 0;
}
