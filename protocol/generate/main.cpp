// cueline-generate [--check] [folder]: writes what is made from the protocol's headers, or names what is stale.
// `folder` is the checkout's root, by default the current folder. Exit code 0: all is well; 1: it is not.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>

#include "protocol/generate/emit.hpp"

namespace {

using namespace cueline::generate;
namespace fs = std::filesystem;

std::optional<std::string> read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

bool write_file(const fs::path& path, const std::string& text) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  std::ofstream file(path, std::ios::binary);
  file << text;
  return file.flush().good();
}

std::optional<Document> read_protocol(const fs::path& root) {
  Sentences sentences;
  for (const auto name : headers) {
    const auto header = read_file(root / "protocol" / name);
    if (!header) {
      std::cerr << "There is no protocol/" << name << " in " << root << ".\n";
      return std::nullopt;
    }
    read_sentences(*header, sentences);
  }
  Document document{model_of_protocol(), sentences.close_codes};
  const auto without = document_model(document.model, sentences);
  for (const auto& name : without) std::cerr << name << " has no sentence in its header.\n";
  return without.empty() ? std::optional(std::move(document)) : std::nullopt;
}

int generate(const fs::path& root, const Document& document, bool check) {
  const std::pair<const char*, std::string> files[] = {
      {"clients/web/src/protocol.gen.ts", typescript(document)},
      {"protocol/reference/reference.md", reference(document)},
      {"protocol/reference/schema.json", schema(document)},
      {"protocol/reference/asyncapi.json", asyncapi(document)},
  };
  int code = 0;
  for (const auto& [name, text] : files) {
    if (read_file(root / name) == text) continue;
    if (check) {
      std::cerr << name << " is stale: run cueline-generate.\n";
      code = 1;
    } else if (write_file(root / name, text)) {
      std::cout << name << '\n';
    } else {
      std::cerr << name << " cannot be written.\n";
      code = 1;
    }
  }
  return code;
}

}  // namespace

int main(int count, char** arguments) {
  bool check = false;
  fs::path root = ".";
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    if (argument == "--check") {
      check = true;
    } else if (argument.starts_with('-')) {
      std::cerr << "cueline-generate [--check] [folder]\n";
      return 1;
    } else {
      root = argument;
    }
  }
  const auto document = read_protocol(root);
  return document ? generate(root, *document, check) : 1;
}
