// The inspection of a data folder: opens it without changing it, also when a normal start refuses to.
#pragma once

#include <filesystem>

#include "storage/folder.hpp"
#include "storage/inspect.hpp"

namespace cueline::storage {

// Always answers; why the folder could not be opened is a finding. Reads every file, so a large folder takes a while.
[[nodiscard]] Inspection inspect_folder(const std::filesystem::path& path);
// The same of one that is open; without its mark.
[[nodiscard]] Inspection inspect_log(const DataFolder& folder);

}  // namespace cueline::storage
