// What a damaged log still holds, read without changing it.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "storage/damage.hpp"
#include "storage/key_values.hpp"
#include "storage/log.hpp"

namespace cueline::storage {

// Entries of the first school from 1 on without a hole, each of which can be read and opened.
[[nodiscard]] std::uint64_t intact_entries(const KeyValues& store);

// Looks into the log as far as RocksDB follows it; reads every entry, so a large log takes a while.
[[nodiscard]] LostRange find_lost_range(const std::filesystem::path& log);

// The most that can be read. Where the log's table of contents is of no use, from a copy of it in `scratch` that
// RocksDB has put together from the single files; table files are linked, so the copy takes little room.
// No store: nothing can be read.
[[nodiscard]] std::unique_ptr<KeyValues> open_to_salvage(const std::filesystem::path& log,
                                                         const std::filesystem::path& scratch);

// Rows whose key begins with prefix, also those behind a place that cannot be read. Returns how many such places.
std::uint64_t each_readable(const KeyValues& store, std::string_view prefix, const RowVisitor& visit);

}  // namespace cueline::storage
