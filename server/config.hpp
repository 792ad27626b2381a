// What an operator decides: a TOML file, over it environment variables CUELINE_SECTION_KEY, over those the words of the
// command line. config.cpp lists every setting with its range; an unknown one is an error with its line.
#pragma once

#include <boost/system/result.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "server/notify/settings.hpp"

namespace cueline {

struct Config {
  // [server]
  std::string data = "data";          // the data folder; made if it is missing
  std::string address = "127.0.0.1";  // to listen on; 0.0.0.0 or :: for other machines
  std::int64_t port = 8480;           // 0: any free one
  std::string web;                    // folder of the built web client
  std::string public_url;  // the address people use, if a proxy stands in front: https://cueline.school.example
  std::int64_t io_threads = 1;
  std::int64_t stop_seconds = 10;  // how long stopping may take before what is left is cut
  // [tls]
  std::string certificate;  // PEM, with its chain; empty: no TLS
  std::string key;          // PEM
  // [log]
  std::string log_level = "info";  // trace, debug, info, warn, error, off
  // [metrics]
  bool metrics_public = false;  // /metrics for other machines too
  // [limits]
  std::int64_t connections = 20'000;         // open at once on one I/O thread
  std::int64_t connections_per_person = 20;  // likewise
  std::int64_t commands_per_second = 20;     // of a person, over all of their connections
  std::int64_t commands_burst = 200;
  std::int64_t frames_per_second = 50;  // on one connection
  std::int64_t frames_burst = 500;
  std::int64_t hello_seconds = 10;  // a connection without hello is closed after this
  std::int64_t ping_seconds = 25;   // silence after which a connection is asked whether it is still there
  std::int64_t gone_seconds = 60;   // silence after which it is given up
  std::int64_t stuck_seconds = 30;  // how long a client may take nothing of what waits for it
  // [sign_in]
  std::int64_t session_days = 30;
  std::int64_t link_days = 7;
  std::int64_t hash_threads = 1;  // passwords hashed at once; each takes 19 MiB
  std::int64_t hash_queue = 64;   // waiting for that; more are told to come back
  // [notify]
  std::string notify_contact;  // whom push services write to: mailto:... or https:...; empty: server.public_url
  std::string smtp_url;        // smtp://mail.school.example:587 (STARTTLS) or smtps://...; empty: no e-mail
  std::string smtp_user;
  std::string smtp_password;
  std::string smtp_from;              // the sender's address
  bool smtp_plain = false;            // take a mail server without TLS
  std::string webhook_url;            // of a gateway for SMS; empty: no SMS
  std::string webhook_secret;         // what its requests are signed with
  std::string notify_ca_file;         // PEM, instead of the system's authorities
  bool notify_allow_private = false;  // devices' endpoints may lead to private addresses: for trying out
};

struct BadConfig {
  std::string sentence;
};

// Reads the file, if one is given, then the environment. Error: one sentence, with file and line where there is one.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;
[[nodiscard]] boost::system::result<Config, BadConfig> load_config(const std::string& file,
                                                                   const Environment& environment);
[[nodiscard]] Environment process_environment();

// What must fit together; checked again after the command line. Error: a sentence.
[[nodiscard]] boost::system::result<void, BadConfig> check(const Config& config);

[[nodiscard]] notify::Choices notify_choices(const Config& config);

}  // namespace cueline
