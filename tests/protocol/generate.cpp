#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "protocol/generate/emit.hpp"
#include "tests/protocol/sample.hpp"

namespace cueline::generate {

namespace {

std::string file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Document real_document() {
  Sentences sentences;
  for (const auto name : generate::headers) read_sentences(file("protocol/" + std::string(name)), sentences);
  Document document{model(), sentences.close_codes};
  CHECK(document_model(document.model, sentences).empty());
  return document;
}

}  // namespace

TEST_CASE("every struct and every field of the protocol has a sentence") {
  const auto document = real_document();
  CHECK(document.model.objects.size() > 70);
  CHECK(document.close_codes.size() == 12);
  for (const auto& object : document.model.objects) CHECK(object.sentence.ends_with('.') != object.sentence.empty());
}

TEST_CASE("a field without a sentence is found") {
  Sentences sentences;
  read_sentences("// One.\nstruct One {\n  int a = 1;  // first\n  std::vector<int> b{};\n};\nstruct Two {\n};\n",
                 sentences);
  Model broken;
  broken.objects = {{"One", {}, {}, {}, {{"a", {}}, {"b", {}}, {"c", {}}}}, {"Two"}};
  CHECK(document_model(broken, sentences) == std::vector<std::string>{"One.b", "One.c", "Two"});
  CHECK(broken.objects[0].fields[0].sentence == "first");
}

TEST_CASE("sentences may go on in the next line, functions are no fields") {
  Sentences sentences;
  read_sentences(
      "// ---- Alerts ----\n\n// Says\n// something.\nstruct One {\n  std::optional<Text<3>> a;  // first\n"
      "                             // and more\n  bool operator==(const One&) const = default;\n  Id b;  // b\n};\n",
      sentences);
  REQUIRE(sentences.structs.size() == 1);
  const auto& one = sentences.structs.front();
  CHECK(one.group == "Alerts");
  CHECK(one.sentence == "Says something.");
  REQUIRE(one.fields.size() == 2);
  CHECK(one.fields[0].name == "a");
  CHECK(one.fields[0].sentence == "first and more");
  CHECK(one.fields[1].name == "b");
}

TEST_CASE("the generated files are those of today's headers") {
  const auto document = real_document();
  CHECK(file("clients/web/src/protocol.gen.ts") == typescript(document));
  CHECK(file("protocol/reference/reference.md") == reference(document));
  CHECK(file("protocol/reference/schema.json") == schema(document));
  CHECK(file("protocol/reference/asyncapi.json") == asyncapi(document));
}

TEST_CASE("every kind, error and limit is in each document that lists it") {
  const auto document = real_document();
  const auto types = typescript(document);
  const auto page = reference(document);
  for (const auto& host : hosts()) {
    if (host.object->kind.empty()) continue;
    CHECK(types.find("kind: '" + host.object->kind + "'") != std::string::npos);
    CHECK(page.find("</a>" + host.object->kind + "\n") != std::string::npos);
  }
  for (const auto& row : error_rows) {
    CHECK(types.find("  " + std::string(row.name) + ": { sentence:") != std::string::npos);
    CHECK(page.find("| `" + std::string(row.name) + "` |") != std::string::npos);
  }
}

}  // namespace cueline::generate
