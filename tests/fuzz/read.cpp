// Any bytes at all: each reader refuses them or reads something that is written and read again the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "protocol/http.hpp"
#include "protocol/read.hpp"
#include "protocol/write.hpp"

namespace {

template <auto read>
void check(std::string_view text) {
  const auto value = read(text);
  if (!value) {
    static_cast<void>(cueline::problem_of(value.error()));  // every fault has a row
    return;
  }
  const auto once = cueline::write(*value);
  const auto again = read(once);
  if (!again || cueline::write(*again) != once) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check<cueline::read_client_frame>(text);
  check<cueline::read_server_frame>(text);
  check<cueline::read_command_frame>(text);
  check<cueline::read_entry>(text);
  check<cueline::read_record>(text);
  check<cueline::read_set_up>(text);
  return 0;
}
