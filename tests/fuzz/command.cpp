// Any bytes as what a client may send, over WebSocket or HTTP, and as what a server answers: refused with a reason, or
// read without loss.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/json_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cueline;
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
  check_reader<read_problem>(text);
  if (const auto audience = read_audience(text); !audience) fuzz::check_fault(text, audience.error());
  return 0;
}
