#include "server/serve.hpp"

#include "clients/cli/words.hpp"

namespace cueline::cli {

Outcome serve(const ServeWords& words) {
  auto config = load_config(words.config, process_environment());
  if (!config) return say(Outcome::usage, config.error().sentence);
  if (words.data) config->data = *words.data;
  if (words.web) config->web = *words.web;
  if (words.port) config->port = *words.port;
  return static_cast<Outcome>(run_server(*config));
}

}  // namespace cueline::cli
