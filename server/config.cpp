#include "server/config.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <utility>
#include <variant>

namespace cueline {
namespace {

using Result = boost::system::result<void, BadConfig>;

struct Number {
  std::int64_t Config::* member;
  std::int64_t min;
  std::int64_t max;
};
using Words = std::string Config::*;
using Flag = bool Config::*;

struct Setting {
  std::string_view section;
  std::string_view key;
  std::variant<Number, Words, Flag> what;
};

constexpr std::int64_t many = 1'000'000;

constexpr std::array settings{
    Setting{"server", "data", &Config::data},
    Setting{"server", "address", &Config::address},
    Setting{"server", "port", Number{&Config::port, 0, 65'535}},
    Setting{"server", "web", &Config::web},
    Setting{"server", "public_url", &Config::public_url},
    Setting{"server", "io_threads", Number{&Config::io_threads, 1, 64}},
    Setting{"server", "stop_seconds", Number{&Config::stop_seconds, 1, 600}},
    Setting{"tls", "certificate", &Config::certificate},
    Setting{"tls", "key", &Config::key},
    Setting{"log", "level", &Config::log_level},
    Setting{"metrics", "public", &Config::metrics_public},
    Setting{"limits", "connections", Number{&Config::connections, 1, many}},
    Setting{"limits", "connections_per_person", Number{&Config::connections_per_person, 1, many}},
    Setting{"limits", "commands_per_second", Number{&Config::commands_per_second, 1, many}},
    Setting{"limits", "commands_burst", Number{&Config::commands_burst, 1, many}},
    Setting{"limits", "frames_per_second", Number{&Config::frames_per_second, 1, many}},
    Setting{"limits", "frames_burst", Number{&Config::frames_burst, 1, many}},
    Setting{"limits", "hello_seconds", Number{&Config::hello_seconds, 1, 600}},
    Setting{"limits", "ping_seconds", Number{&Config::ping_seconds, 1, 3'600}},
    Setting{"limits", "gone_seconds", Number{&Config::gone_seconds, 2, 7'200}},
    Setting{"limits", "stuck_seconds", Number{&Config::stuck_seconds, 1, 3'600}},
    Setting{"sign_in", "session_days", Number{&Config::session_days, 1, 3'650}},
    Setting{"sign_in", "link_days", Number{&Config::link_days, 1, 365}},
    Setting{"sign_in", "hash_threads", Number{&Config::hash_threads, 1, 64}},
    Setting{"sign_in", "hash_queue", Number{&Config::hash_queue, 1, 10'000}},
    Setting{"notify", "contact", &Config::notify_contact},
    Setting{"notify", "smtp_url", &Config::smtp_url},
    Setting{"notify", "smtp_user", &Config::smtp_user},
    Setting{"notify", "smtp_password", &Config::smtp_password},
    Setting{"notify", "smtp_from", &Config::smtp_from},
    Setting{"notify", "smtp_plain", &Config::smtp_plain},
    Setting{"notify", "webhook_url", &Config::webhook_url},
    Setting{"notify", "webhook_secret", &Config::webhook_secret},
    Setting{"notify", "ca_file", &Config::notify_ca_file},
    Setting{"notify", "allow_private", &Config::notify_allow_private},
};

std::string range(const Number& number) { return std::to_string(number.min) + " to " + std::to_string(number.max); }

// Each sets the member, or says what is wanted instead.
std::optional<std::string> set(Config& config, const Number& number, const toml::node& node) {
  const auto value = node.value_exact<std::int64_t>();
  if (!value || *value < number.min || *value > number.max) return "a whole number from " + range(number);
  config.*number.member = *value;
  return std::nullopt;
}

std::optional<std::string> set(Config& config, Words words, const toml::node& node) {
  const auto value = node.value_exact<std::string>();
  if (!value) return "text in quotes";
  config.*words = *value;
  return std::nullopt;
}

std::optional<std::string> set(Config& config, Flag flag, const toml::node& node) {
  const auto value = node.value_exact<bool>();
  if (!value) return "true or false";
  config.*flag = *value;
  return std::nullopt;
}

std::optional<std::string> set(Config& config, const Setting& setting, const std::string& text) {
  if (const auto* words = std::get_if<Words>(&setting.what)) {
    config.** words = text;
  } else if (const auto* flag = std::get_if<Flag>(&setting.what)) {
    if (text != "true" && text != "false") return "true or false";
    config.** flag = text == "true";
  } else {
    const auto& number = std::get<Number>(setting.what);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < number.min || value > number.max)
      return "a whole number from " + range(number);
    config.*number.member = value;
  }
  return std::nullopt;
}

std::string place(const std::string& file, const toml::source_region& source) {
  return file + ", line " + std::to_string(source.begin.line) + ": ";
}

// A name out of a file, as it may stand in a sentence: on one line, and no longer than anybody reads.
std::string harmless(std::string_view name) {
  constexpr std::size_t enough = 200;
  std::string text(name.substr(0, enough));
  std::replace_if(text.begin(), text.end(), [](unsigned char letter) { return letter < 0x20 || letter == 0x7f; }, '?');
  return text;
}

const Setting* find(std::string_view section, std::string_view key) {
  const auto* found = std::find_if(settings.begin(), settings.end(), [&](const Setting& setting) {
    return setting.section == section && setting.key == key;
  });
  return found == settings.end() ? nullptr : found;
}

Result read_section(Config& config, const std::string& file, std::string_view section, const toml::table& table) {
  for (const auto& [key, node] : table) {
    const std::string name = std::string(section) + "." + harmless(key.str());
    const auto* setting = find(section, key.str());
    if (!setting) return BadConfig{place(file, node.source()) + "there is no setting " + name + "."};
    const auto wanted =
        std::visit([&, &value = node](const auto& what) { return set(config, what, value); }, setting->what);
    if (wanted) return BadConfig{place(file, node.source()) + name + " must be " + *wanted + "."};
  }
  return {};
}

Result read_table(Config& config, const std::string& file, const toml::table& root) {
  for (const auto& [section, node] : root) {
    const auto* table = node.as_table();
    const auto known = [&, name = section.str()](const Setting& setting) { return setting.section == name; };
    if (!table || std::none_of(settings.begin(), settings.end(), known))
      return BadConfig{place(file, node.source()) + "there is no section [" + harmless(section.str()) + "]."};
    if (auto done = read_section(config, file, section.str(), *table); !done) return done;
  }
  return {};
}

Result read_file(Config& config, const std::string& file) {
  std::ifstream in(file);
  if (!in) return BadConfig{"The configuration " + file + " cannot be read."};
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  try {  // Debian's library throws
    return read_table(config, file, toml::parse(text, file));
  } catch (const toml::parse_error& error) {
    return BadConfig{place(file, error.source()) + harmless(error.description()) + "."};
  }
}

std::string variable(const Setting& setting) {
  std::string name = "CUELINE_" + std::string(setting.section) + "_" + std::string(setting.key);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::toupper(letter)); });
  return name;
}

}  // namespace

boost::system::result<Config, BadConfig> load_config(const std::string& file, const Environment& environment) {
  Config config;
  if (!file.empty())
    if (auto done = read_file(config, file); !done) return done.error();
  for (const auto& setting : settings) {
    const auto name = variable(setting);
    const auto text = environment(name);
    if (!text) continue;
    if (const auto wanted = set(config, setting, *text)) return BadConfig{name + " must be " + *wanted + "."};
  }
  if (auto fits = check(config); !fits) return fits.error();
  return config;
}

Environment process_environment() {
  return [](const std::string& name) -> std::optional<std::string> {
    const char* value = std::getenv(name.c_str());
    return value ? std::optional<std::string>(value) : std::nullopt;
  };
}

Result check(const Config& config) {
  static constexpr std::array levels{"trace", "debug", "info", "warn", "error", "off"};
  if (std::find(levels.begin(), levels.end(), config.log_level) == levels.end())
    return BadConfig{"log.level must be one of trace, debug, info, warn, error, off."};
  if (config.certificate.empty() != config.key.empty())
    return BadConfig{"tls.certificate and tls.key belong together: give both or neither."};
  if (config.gone_seconds <= config.ping_seconds)
    return BadConfig{"limits.gone_seconds must be more than limits.ping_seconds."};
  if (!config.public_url.empty() && !config.public_url.starts_with("http://") &&
      !config.public_url.starts_with("https://"))
    return BadConfig{"server.public_url must begin with http:// or https://."};
  if (const auto wrong = notify::wrong_with(notify_choices(config))) return BadConfig{*wrong};
  return {};
}

notify::Choices notify_choices(const Config& config) {
  return {.contact = config.notify_contact,
          .public_url = config.public_url,
          .smtp_url = config.smtp_url,
          .smtp_user = config.smtp_user,
          .smtp_password = config.smtp_password,
          .smtp_from = config.smtp_from,
          .smtp_plain = config.smtp_plain,
          .webhook_url = config.webhook_url,
          .webhook_secret = config.webhook_secret,
          .ca_file = config.notify_ca_file,
          .allow_private = config.notify_allow_private};
}

}  // namespace cueline
