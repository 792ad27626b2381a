#include "storage/seal.hpp"

#include "storage/keys.hpp"

namespace cueline::storage {

std::string seal(TimelineId home, std::string_view bytes) {
  std::string stored;
  stored.reserve(seal_header_bytes + bytes.size());
  stored.push_back(static_cast<char>(entry_format));
  stored.push_back(static_cast<char>(seal_none));
  for (int shift = 56; shift >= 0; shift -= 8) stored.push_back(static_cast<char>(home.value >> shift));
  return stored.append(bytes);
}

boost::system::result<Unsealed, SealFault> unseal(std::string_view stored) {
  if (stored.size() < seal_header_bytes) return SealFault::too_short;
  if (static_cast<std::uint8_t>(stored[0]) != entry_format) return SealFault::unknown_format;
  if (static_cast<std::uint8_t>(stored[1]) != seal_none) return SealFault::unknown_seal;
  return Unsealed{TimelineId{keys::number_at(stored, 2)}, stored.substr(seal_header_bytes)};
}

std::string_view describe(SealFault fault) {
  switch (fault) {
    case SealFault::too_short: return "is shorter than its header";
    case SealFault::unknown_format: return "has a format that this version does not know";
    case SealFault::unknown_seal: return "is sealed with a key that this version does not know";
  }
  return "cannot be opened";
}

}  // namespace cueline::storage
