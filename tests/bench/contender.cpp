#include "tests/bench/contender.hpp"

#include <utility>

#include "tests/bench/member.hpp"
#include "tests/bench/tls.hpp"

namespace cueline::bench {

Cueline::Cueline(std::string binary, std::string folder, const Rooms& rooms, Serving serving)
    : binary_(std::move(binary)),
      folder_(std::move(folder)),
      serving_(std::move(serving)),
      school_(found_school(folder_, rooms)) {
  start();
}

void Cueline::start() {
  port_ = free_port();
  Program::How how{serving_.under, serving_.variables, folder_ + ".log", serving_.cores};
  for (const auto& word :
       {binary_, std::string("serve"), std::string("--data"), folder_, std::string("--port"), std::to_string(port_)})
    how.words.push_back(word);
  for (const auto* name :
       {"COMMANDS_PER_SECOND", "COMMANDS_BURST", "FRAMES_PER_SECOND", "FRAMES_BURST", "CONNECTIONS_PER_PERSON"})
    how.variables.emplace_back(std::string("CUELINE_LIMITS_") + name, "1000000");
  how.variables.emplace_back("CUELINE_SERVER_IO_THREADS", std::to_string(serving_.io_threads));
  if (serving_.tls) {
    const auto [certificate, key] = make_certificate(folder_ + "/..");
    how.variables.emplace_back("CUELINE_TLS_CERTIFICATE", certificate);
    how.variables.emplace_back("CUELINE_TLS_KEY", key);
  }
  program_.reset();
  program_ = std::make_unique<Program>(how);
  program_->wait_for_port(port_);
}

std::unique_ptr<Connection> Cueline::join(std::size_t person) {
  auto member = std::make_unique<Member>(port_, school_.tokens.at(person), school_.channels, std::string(),
                                         serving_.tls ? Socket::Kind::tls : Socket::Kind::plain);
  member->wait_until_live();
  return member;
}

}  // namespace cueline::bench
