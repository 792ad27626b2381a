// Found by the fuzzer of entries: the second time over an object its `kind` was skipped, and what simdjson skips it
// does not judge. A text that is no JSON was read, and written as something else than it said.
#include <catch2/catch.hpp>

#include "protocol/read.hpp"

TEST_CASE("a kind is followed by a comma or the end of its object") {
  const auto code = [](std::string_view json) {
    const auto frame = cueline::read_client_frame(json);
    return frame ? cueline::Errc{} : frame.error().code;
  };
  CHECK(code(R"({"kind":"history":23,"id":"1","timeline":7,"limit":50})") == cueline::Errc::malformed);
  CHECK(code(R"({"kind":"command","id":"1","command":{"kind":"accept_issue":4,"issue":4}})") ==
        cueline::Errc::malformed);
  CHECK(cueline::read_command_frame(R"({"id":"1","command":{"issue":4,"kind":"accept_issue"}})").has_value());
}
