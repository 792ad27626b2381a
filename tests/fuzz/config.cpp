// Any bytes as a configuration file and, after a line "---", as environment variables, one a line: one sentence says
// what is wrong, or every value is within its range, and said again by the environment alone it is the same.
#include "server/config.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <utility>

#include "tests/fuzz/promise.hpp"

namespace {

using cueline::Config;
using cueline::fuzz::promise;
using Variables = std::map<std::string, std::string>;

// A file in memory: the same one for every run.
class File {
 public:
  void hold(std::string_view text) const {
    promise(::ftruncate(file_, 0) == 0, "the file can be emptied");
    promise(::pwrite(file_, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()),
            "the file can be written");
  }
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }

 private:
  int file_ = ::memfd_create("cueline.toml", 0);
};

cueline::Environment environment(const Variables& variables) {
  return [&variables](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  };
}

Variables read_variables(std::string_view text) {
  Variables variables;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const auto equals = std::min(line.find('='), line.size());
    variables.emplace(line.substr(0, equals), line.substr(std::min(equals + 1, line.size())));
  }
  return variables;
}

// Every setting by its name in the environment.
Variables all_of(const Config& config) {
  const auto flag = [](bool truth) { return std::string(truth ? "true" : "false"); };
  const auto number = [](std::int64_t value) {
    promise(value >= 0 && value <= 1'000'000, "numbers are within the widest range");
    return std::to_string(value);
  };
  return {
      {"CUELINE_SERVER_DATA", config.data},
      {"CUELINE_SERVER_ADDRESS", config.address},
      {"CUELINE_SERVER_PORT", number(config.port)},
      {"CUELINE_SERVER_WEB", config.web},
      {"CUELINE_SERVER_PUBLIC_URL", config.public_url},
      {"CUELINE_SERVER_IO_THREADS", number(config.io_threads)},
      {"CUELINE_SERVER_STOP_SECONDS", number(config.stop_seconds)},
      {"CUELINE_TLS_CERTIFICATE", config.certificate},
      {"CUELINE_TLS_KEY", config.key},
      {"CUELINE_LOG_LEVEL", config.log_level},
      {"CUELINE_METRICS_PUBLIC", flag(config.metrics_public)},
      {"CUELINE_LIMITS_CONNECTIONS", number(config.connections)},
      {"CUELINE_LIMITS_CONNECTIONS_PER_PERSON", number(config.connections_per_person)},
      {"CUELINE_LIMITS_COMMANDS_PER_SECOND", number(config.commands_per_second)},
      {"CUELINE_LIMITS_COMMANDS_BURST", number(config.commands_burst)},
      {"CUELINE_LIMITS_FRAMES_PER_SECOND", number(config.frames_per_second)},
      {"CUELINE_LIMITS_FRAMES_BURST", number(config.frames_burst)},
      {"CUELINE_LIMITS_HELLO_SECONDS", number(config.hello_seconds)},
      {"CUELINE_LIMITS_PING_SECONDS", number(config.ping_seconds)},
      {"CUELINE_LIMITS_GONE_SECONDS", number(config.gone_seconds)},
      {"CUELINE_LIMITS_STUCK_SECONDS", number(config.stuck_seconds)},
      {"CUELINE_SIGN_IN_SESSION_DAYS", number(config.session_days)},
      {"CUELINE_SIGN_IN_LINK_DAYS", number(config.link_days)},
      {"CUELINE_SIGN_IN_HASH_THREADS", number(config.hash_threads)},
      {"CUELINE_SIGN_IN_HASH_QUEUE", number(config.hash_queue)},
  };
}

bool is_one_sentence(const std::string& text) {
  return text.size() > 1 && text.size() < 4096 && text.ends_with('.') &&
         std::ranges::none_of(text, [](unsigned char letter) { return letter < 0x20 || letter == 0x7f; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const File file;
  const auto text = cueline::fuzz::text_of(data, size);
  constexpr std::string_view rule = "\n---\n";
  const auto end = std::min(text.find(rule), text.size());
  file.hold(text.substr(0, end));
  const auto variables = read_variables(text.substr(std::min(end + rule.size(), text.size())));
  const auto config = cueline::load_config(file.path(), environment(variables));
  if (!config) {
    promise(is_one_sentence(config.error().sentence), "what is wrong is said in one sentence");
    return 0;
  }
  promise(cueline::check(*config).has_value(), "what is accepted fits together");
  promise(config->port <= 65'535, "a port is one");
  const auto values = all_of(*config);
  const auto again = cueline::load_config("", environment(values));
  promise(again && all_of(*again) == values, "the environment alone gives the same configuration");
  return 0;
}
