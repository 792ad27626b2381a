// Texts that are no frames at all.
#include <catch2/catch.hpp>
#include <cstdint>
#include <random>

#include "protocol/write.hpp"
#include "tests/protocol/sample.hpp"

namespace cueline {

namespace {

const std::string good = R"({"kind":"command","id":"c1","command":{"kind":"accept_issue","issue":4}})";

std::string in_issue(const std::string& value) {
  return R"({"kind":"command","id":"c1","command":{"kind":"accept_issue","issue":)" + value + "}}";
}

}  // namespace

TEST_CASE("a text that is no frame gets the error that names the reason") {
  const struct {
    std::string text;
    Errc code;
    std::string field;
  } cases[] = {
      {"", Errc::malformed, ""},
      {" ", Errc::malformed, ""},
      {"{", Errc::malformed, ""},
      {"[]", Errc::wrong_type, ""},
      {"null", Errc::wrong_type, ""},
      {"\"hello\"", Errc::wrong_type, ""},
      {"{}", Errc::missing_field, "/kind"},
      {"{\"kind\":nul}", Errc::wrong_type, "/kind"},
      {"{\"kind\":\"hello\"}}", Errc::malformed, ""},
      {"{\"kind\":\"hello\"} {\"kind\":\"hello\"}", Errc::malformed, ""},
      {"{\"kind\":\"hello\",}", Errc::malformed, ""},
      {"{\"kind\":\"hello\" \"token\":\"a\"}", Errc::malformed, ""},
      {"{\"kind\":\"hello\",\"token\" \"a\"}", Errc::malformed, ""},
      {"{\"kind\":\"hello\",\"token\":nul}", Errc::malformed, "/token"},
      {"{\"kind\":\"presence\",\"here\":tru}", Errc::malformed, "/here"},
      {"{\"kind\":\"hello\",\"token\":\"\\ud800\"}", Errc::malformed, "/token"},
      {"{\"kind\":\"hello\",\"token\":\"\\x\"}", Errc::malformed, "/token"},
      {"{\"kind\":\"hello\",\"token\":\"\n\"}", Errc::malformed, ""},
      {"{\"kind\":\"hello\",\"token\":\"\xff\"}", Errc::not_text, ""},
      {"{\"kind\":\"hello\",\"token\":\"\xed\xa0\x80\"}", Errc::not_text, ""},
      {"{\"kind\":\"hello\",\"token\":\"\xc0\xaf\"}", Errc::not_text, ""},
      {in_issue("-"), Errc::malformed, "/command/issue"},
      {in_issue("01"), Errc::malformed, "/command/issue"},
      {in_issue("1a"), Errc::malformed, "/command/issue"},
      {in_issue("0x1"), Errc::malformed, "/command/issue"},
      {in_issue("-1"), Errc::out_of_range, "/command/issue"},
      {in_issue("18446744073709551616"), Errc::out_of_range, "/command/issue"},
      {in_issue("1e400"), Errc::wrong_type, "/command/issue"},
  };
  for (const auto& [text, code, field] : cases) {
    CAPTURE(text);
    const auto read = read_client_frame(text);
    REQUIRE_FALSE(read.has_value());
    CHECK(error_row(read.error().code).name == error_row(code).name);
    CHECK(read.error().field == field);
  }
}

TEST_CASE("what is allowed is said in words") {
  const auto allowed = [](const std::string& text) { return read_client_frame(text).error().allowed; };
  CHECK(allowed(R"({"kind":"presence","here":1})") == "true or false");
  CHECK(allowed(R"({"kind":"history","id":""})") == "at least 1 byte");
  CHECK(allowed(R"({"kind":"history","limit":201})") == "1 to 200");
  CHECK(allowed(R"({"kind":"hullo"})") == "one of hello, command, read, history, presence, ask");
  CHECK(allowed(R"({"kind":"command","command":{"kind":"observe","urgency":"never"}})") ==
        "one of fyi, when_you_can, come_now");
  CHECK(allowed(R"({"kind":"command","command":{"kind":"observe","students":[]}})") == "at least 1 item");
}

TEST_CASE("a refusal names the request whenever its id can be read") {
  const auto id = [](const std::string& text) { return read_client_frame(text).error().id; };
  CHECK(id(R"({"kind":"command","id":"c1","command":{"kind":"no_such"}})") == "c1");
  CHECK(id(R"({"kind":"command","command":{"kind":"no_such"},"id":"c2"})") == "c2");
  CHECK(id(R"({"kind":"history","id":"h1","timeline":"x"})") == "h1");
  CHECK(id(R"({"kind":"command","id":7,"command":{}})").empty());
  CHECK(id(R"({"kind":"command","id":")" + std::string(65, 'a') + R"("})").empty());
  CHECK(id("[]").empty());
  CHECK(id("{\"id\":\"c1\xff\"}").empty());
}

TEST_CASE("a text nested too deep is refused as such, however deep") {
  for (const std::size_t depth : {limits::frame_depth + 1, std::size_t{1'000}, std::size_t{30'000}}) {
    const std::string open(depth, '[');
    for (const auto& text : {open, open + std::string(depth, ']'), R"({"kind":"hello","token":)" + open + '}',
                             R"({"deep":)" + open + std::string(depth, ']') + R"(,"kind":"hello"})"}) {
      CHECK(read_client_frame(text).error().code == Errc::too_deep);
      CHECK(read_client_frame(text).error().field.empty());
    }
  }
  const std::string brackets(100, '[');
  CHECK(read_client_frame(R"({"kind":"hello","zz":"\")" + brackets + "\"}").error().code == Errc::unknown_field);
}

TEST_CASE("a text larger than its limit is refused unread") {
  const auto padded = [](std::size_t size) { return good + std::string(size - good.size(), ' '); };
  CHECK(read_client_frame(padded(limits::frame_bytes)).has_value());
  CHECK(read_client_frame(padded(limits::frame_bytes + 1)).error().code == Errc::too_large);
  CHECK(read_command_frame(std::string(limits::frame_bytes + 1, '[')).error().code == Errc::too_large);
  CHECK(read_entry(std::string(limits::stored_bytes + 1, ' ')).error().code == Errc::too_large);
  CHECK(read_record(std::string(limits::stored_bytes, ' ')).error().code == Errc::malformed);
  CHECK(read_server_frame(std::string(limits::server_frame_bytes + 1, ' ')).error().code == Errc::too_large);
  CHECK(read_client_frame(good).has_value());  // and the next one is read as ever
}

TEST_CASE("a long unknown name is not sent back whole") {
  const auto fault = read_client_frame(R"({"kind":"hello",")" + std::string(10'000, 'z') + R"(":1})").error();
  CHECK(fault.code == Errc::unknown_field);
  CHECK(fault.field == '/' + std::string(limits::code_bytes, 'z'));
}

TEST_CASE("a frame cut short anywhere is refused") {
  for (const auto& host : hosts()) {
    const auto text = host.text(sample(model(), *host.object));
    CAPTURE(host.name);
    std::size_t taken = 0;
    for (std::size_t size = 0; size < text.size(); ++size) {
      if (host.rewrite(std::string_view(text).substr(0, size))) ++taken;
    }
    CHECK(taken == 0);
  }
}

TEST_CASE("a frame with any byte changed is refused, or read the same when it is read again") {
  const auto seed = GENERATE(range(0U, 20U));
  CAPTURE(seed);
  std::mt19937 chance(seed);
  int refused = 0;
  for (const auto& host : hosts()) {
    const auto text = host.text(sample(model(), *host.object));
    for (int i = 0; i < 20; ++i) {
      auto changed = text;
      changed[chance() % changed.size()] = static_cast<char>(chance());
      const auto once = host.rewrite(changed);
      if (!once) {
        ++refused;
        continue;
      }
      CAPTURE(host.name, changed);
      const auto twice = host.rewrite(*once);
      REQUIRE(twice.has_value());
      CHECK(*twice == *once);
    }
  }
  CHECK(refused > 0);
}

}  // namespace cueline
