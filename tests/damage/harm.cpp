#include "tests/damage/harm.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <vector>

namespace cueline::damage {

namespace {

namespace fs = std::filesystem;
using Chance = std::mt19937_64;

std::uint64_t below(Chance& chance, std::uint64_t bound) { return bound == 0 ? 0 : chance() % bound; }

struct Kind {
  const char* name;
  unsigned weight;
  std::function<bool(const fs::path&)> is;
};

bool begins(const fs::path& path, const char* with) { return path.filename().string().starts_with(with); }

const std::array kinds{
    Kind{"write-ahead", 28, [](const fs::path& path) { return path.extension() == ".log"; }},
    Kind{"table", 30, [](const fs::path& path) { return path.extension() == ".sst"; }},
    Kind{"manifest", 16, [](const fs::path& path) { return begins(path, "MANIFEST"); }},
    Kind{"current", 8, [](const fs::path& path) { return begins(path, "CURRENT"); }},
    Kind{"acknowledged", 8, [](const fs::path& path) { return begins(path, "acknowledged"); }},
    Kind{"options", 3, [](const fs::path& path) { return begins(path, "OPTIONS"); }},
    Kind{"identity", 2, [](const fs::path& path) { return begins(path, "IDENTITY"); }},
    Kind{"mark", 5, [](const fs::path& path) { return begins(path, "cueline"); }},
};

std::vector<fs::path> files_of(const fs::path& folder, const Kind& kind) {
  std::vector<fs::path> files;
  for (const auto& item : fs::recursive_directory_iterator(folder)) {
    if (item.is_regular_file() && kind.is(item.path())) files.push_back(item.path());
  }
  std::ranges::sort(files);
  return files;
}

const Kind& some_kind(Chance& chance) {
  unsigned all = 0;
  for (const auto& kind : kinds) all += kind.weight;
  auto at = below(chance, all);
  for (const auto& kind : kinds) {
    if (at < kind.weight) return kind;
    at -= kind.weight;
  }
  return kinds.front();
}

void overwrite(const fs::path& path, std::uint64_t offset, const std::string& bytes) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(offset));
  file << bytes;
  if (!file) throw std::runtime_error("cannot damage " + path.string());
}

std::string read(const fs::path& path, std::uint64_t offset, std::uint64_t size) {
  std::ifstream file(path, std::ios::binary);
  file.seekg(static_cast<std::streamoff>(offset));
  std::string bytes(size, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  return bytes;
}

std::string some_bytes(Chance& chance, std::uint64_t count) {
  std::string bytes(count, '\0');
  for (auto& byte : bytes) byte = static_cast<char>(chance());
  return bytes;
}

// Half of the time near the end, where a tolerant reader looks away.
std::uint64_t some_offset(Chance& chance, std::uint64_t size) {
  const auto near = std::min<std::uint64_t>(size, 4'096);
  return below(chance, 2) == 0 ? below(chance, size) : size - near + below(chance, near);
}

std::string flip(const fs::path& file, std::uint64_t size, Chance& chance) {
  const auto offset = some_offset(chance, size), bit = below(chance, 8);
  auto byte = read(file, offset, 1);
  byte[0] = static_cast<char>(byte[0] ^ (1 << bit));
  overwrite(file, offset, byte);
  return "bit " + std::to_string(bit) + " of byte " + std::to_string(offset);
}

std::string scribble(const fs::path& file, std::uint64_t size, Chance& chance) {
  const auto offset = some_offset(chance, size), count = std::min(size - offset, 1 + below(chance, 600));
  const bool zeros = below(chance, 2) == 0;
  overwrite(file, offset, zeros ? std::string(count, '\0') : some_bytes(chance, count));
  return std::to_string(count) + (zeros ? " zeros" : " bytes of noise") + " from byte " + std::to_string(offset);
}

std::string cut(const fs::path& file, std::uint64_t size, Chance& chance) {
  const auto left = below(chance, 12) == 0 ? 0 : some_offset(chance, size);
  fs::resize_file(file, left);
  return "cut to " + std::to_string(left) + " of " + std::to_string(size);
}

std::string zero_tail(const fs::path& file, std::uint64_t size, Chance& chance) {
  const auto offset = some_offset(chance, size);
  overwrite(file, offset, std::string(size - offset, '\0'));
  return "zero from byte " + std::to_string(offset) + " of " + std::to_string(size);
}

std::string grow(const fs::path& file, std::uint64_t size, Chance& chance) {
  const bool zeros = below(chance, 2) == 0;
  const auto count = 1 + below(chance, 5'000);
  overwrite(file, size, zeros ? std::string(count, '\0') : some_bytes(chance, count));
  return std::to_string(count) + (zeros ? " zeros" : " bytes of noise") + " at its end";
}

std::string harm_file(const std::vector<fs::path>& files, Chance& chance) {
  const auto& file = files[below(chance, files.size())];
  const auto size = fs::file_size(file);
  const auto choice = below(chance, 100);
  if (choice < 8) return fs::remove(file), "removed";
  if (choice < 16 && files.size() > 1) {
    const auto& other =
        files[(static_cast<std::size_t>(std::ranges::find(files, file) - files.begin()) + 1) % files.size()];
    const auto aside = file.string() + ".aside";
    fs::rename(file, aside);
    fs::rename(other, file);
    fs::rename(aside, other);
    return "changed places with " + other.filename().string();
  }
  if (size == 0 || choice < 22) return grow(file, size, chance);
  if (choice < 60) return flip(file, size, chance);
  if (choice < 72) return scribble(file, size, chance);
  if (choice < 90) return cut(file, size, chance);
  return zero_tail(file, size, chance);
}

}  // namespace

std::string harm(const fs::path& folder, Chance& chance) {
  for (;;) {
    const auto& kind = some_kind(chance);
    const auto files = files_of(folder, kind);
    if (!files.empty()) return std::string(kind.name) + ": " + harm_file(files, chance);
  }
}

}  // namespace cueline::damage
