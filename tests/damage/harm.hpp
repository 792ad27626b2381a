// What a disk, a file system or a hand may do to a data folder.
#pragma once

#include <filesystem>
#include <random>
#include <string>

namespace cueline::damage {

// Damages one file of the folder, or two that change places. Says what it did: "MANIFEST-000005: bit 3 of byte 117".
[[nodiscard]] std::string harm(const std::filesystem::path& folder, std::mt19937_64& chance);

}  // namespace cueline::damage
