// The notifier of a server: its settings from the configuration, its questions answered by engine and accounts.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/system/result.hpp>
#include <memory>
#include <string>

#include "server/auth/auth.hpp"
#include "server/config.hpp"
#include "server/engine/engine.hpp"
#include "server/notify/notifier.hpp"
#include "storage/log.hpp"

namespace cueline {

struct NotifierParts {
  storage::Log& log;
  SchoolId school;
  engine::Engine& engine;
  boost::asio::io_context& engine_io;  // where the engine is asked
  auth::Auth& auth;
};

// Error: a sentence for the operator. Ended before the parts it asks.
[[nodiscard]] boost::system::result<std::unique_ptr<notify::Notifier>, std::string> open_notifier(
    const Config& config, const NotifierParts& parts);

}  // namespace cueline
