#include "server/config.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>

using namespace cueline;

namespace {

struct File {
  std::string path =
      (std::filesystem::temp_directory_path() / ("cueline-config-" + std::to_string(::getpid()))).string();
  explicit File(const std::string& text) { std::ofstream(path) << text; }
  ~File() { std::filesystem::remove(path); }
};

Environment environment(std::map<std::string, std::string> values) {
  return [values = std::move(values)](const std::string& name) -> std::optional<std::string> {
    const auto found = values.find(name);
    return found == values.end() ? std::nullopt : std::optional(found->second);
  };
}

std::string trouble(const std::string& text) {
  const File file(text);
  const auto config = load_config(file.path, environment({}));
  return config ? "" : config.error().sentence.substr(file.path.size());
}

}  // namespace

TEST_CASE("without a file and environment there are sensible values") {
  const auto config = load_config("", environment({}));
  REQUIRE(config.has_value());
  CHECK(config->address == "127.0.0.1");
  CHECK(config->port == 8480);
  CHECK(config->certificate.empty());
}

TEST_CASE("the environment goes before the file") {
  const File file("[server]\nport = 81\ndata = \"here\"\n[metrics]\npublic = true\n");
  const auto config = load_config(file.path, environment({{"CUELINE_SERVER_PORT", "82"}}));
  REQUIRE(config.has_value());
  CHECK(config->port == 82);
  CHECK(config->data == "here");
  CHECK(config->metrics_public);
}

TEST_CASE("what is wrong is named with its line") {
  CHECK(trouble("[server]\nprot = 1\n") == ", line 2: there is no setting server.prot.");
  CHECK(trouble("\n[sever]\n") == ", line 2: there is no section [sever].");
  CHECK(trouble("port = 1\n") == ", line 1: there is no section [port].");
  CHECK(trouble("[server]\nport = \"80\"\n") == ", line 2: server.port must be a whole number from 0 to 65535.");
  CHECK(trouble("[server]\nport = 65536\n") == ", line 2: server.port must be a whole number from 0 to 65535.");
  CHECK(trouble("[server]\ndata = 1\n") == ", line 2: server.data must be text in quotes.");
  CHECK(trouble("[metrics]\npublic = 1\n") == ", line 2: metrics.public must be true or false.");
  CHECK(trouble("\"a\\nb\" = 1\n") == ", line 1: there is no section [a?b].");
  CHECK(trouble("[server\n").starts_with(", line 1: "));
}

TEST_CASE("what does not fit together is refused") {
  CHECK_FALSE(load_config("", environment({{"CUELINE_TLS_KEY", "key.pem"}})).has_value());
  CHECK_FALSE(load_config("", environment({{"CUELINE_LOG_LEVEL", "loud"}})).has_value());
  const auto impatient = environment({{"CUELINE_LIMITS_GONE_SECONDS", "5"}, {"CUELINE_LIMITS_PING_SECONDS", "5"}});
  CHECK_FALSE(load_config("", impatient).has_value());
  CHECK_FALSE(load_config("", environment({{"CUELINE_SERVER_PORT", "80x"}})).has_value());
  CHECK_FALSE(load_config("/no/such/file.toml", environment({})).has_value());
}
