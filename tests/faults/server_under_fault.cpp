#include "tests/faults/server_under_fault.hpp"

#include <boost/asio/io_context.hpp>
#include <stdexcept>

#include "clients/cpp/client.hpp"
#include "clients/cpp/http.hpp"
#include "protocol/http.hpp"

namespace cueline::faults {

namespace {

constexpr auto patience = std::chrono::seconds(20);

client::Url url_of(std::uint16_t port) { return {false, "127.0.0.1", std::to_string(port)}; }

std::string post(std::uint16_t port, const char* target, std::string body, const std::string& token = {}) {
  const auto answer = client::request(url_of(port), {"POST", target, std::move(body), token, {}});
  if (!answer) throw std::runtime_error(target + (": " + answer.error().message()));
  if (answer->status != 200) throw std::runtime_error(target + (": " + answer->body));
  return answer->body;
}

std::string token_in(const std::string& body) {
  const auto signed_in = read_signed_in(body);
  if (!signed_in) throw std::runtime_error("no token in the answer");
  return signed_in->token;
}

// The secret of the link that a server without a school prints.
std::string set_up_secret(Process& server) {
  std::string secret;
  const auto deadline = std::chrono::steady_clock::now() + patience;
  const auto look = [&secret](std::string_view line) {
    const auto link = line.find("/setup/");
    if (link != std::string_view::npos) secret = line.substr(link + 7);
  };
  while (secret.empty() && std::chrono::steady_clock::now() < deadline) {
    if (!server.read_for(std::chrono::milliseconds(10), look)) break;
  }
  if (secret.empty()) throw std::runtime_error("the server offered no set-up link");
  return secret;
}

// One command after the other, waited for.
class Asker {
 public:
  Asker(std::uint16_t port, const std::string& token) {
    client::Settings settings;
    settings.url = url_of(port);
    settings.token = token;
    client_ = std::make_unique<client::Client>(io_, settings, client::Handlers{[](const ServerFrame&) {}, {}, {}});
    client_->start();
  }

  Sequence ask(Command command) {
    std::optional<Reply> reply;
    client_->send(std::move(command), [&reply](const Reply& answer) { reply = answer; });
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!reply && std::chrono::steady_clock::now() < deadline) io_.run_one_for(std::chrono::milliseconds(100));
    if (!reply || reply->problem || reply->sequences.empty()) throw std::runtime_error("the school cannot be set up");
    return reply->sequences.front();
  }

 private:
  boost::asio::io_context io_;
  std::unique_ptr<client::Client> client_;
};

}  // namespace

std::uint16_t some_port(std::uint64_t chance) { return static_cast<std::uint16_t>(20'000 + chance % 12'000); }

std::unique_ptr<Process> start_server(const ServerPlace& place, std::vector<std::string> environment) {
  for (const auto* limit :
       {"COMMANDS_PER_SECOND", "COMMANDS_BURST", "FRAMES_PER_SECOND", "FRAMES_BURST", "CONNECTIONS_PER_PERSON"}) {
    environment.push_back(std::string("CUELINE_LIMITS_") + limit + "=1000000");
  }
  const auto binary = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "cueline";
  const std::vector<std::string> command{binary, "serve", "--data", place.data, "--port", std::to_string(place.port)};
  return std::make_unique<Process>(command, environment, place.errors);
}

Staff found_school(const ServerPlace& place, std::size_t people) {
  const auto server = start_server(place, {});
  const std::string password = "correct horse battery";
  Staff staff;
  const SetUp set_up{Token(set_up_secret(*server)), "Elm", "Etc/UTC", "en", "Ada", "ada", password};
  staff.tokens.push_back(token_in(post(place.port, "/api/setup", write(set_up))));
  Asker admin(place.port, staff.tokens.front());
  std::vector<PersonId> members;
  while (staff.tokens.size() < people) {
    const auto number = std::to_string(staff.tokens.size());
    const auto person = id_cast<PersonId>(admin.ask(AddPerson{.name = "Person " + number, .role = Role::teacher}));
    const auto invitation =
        read_invitation(post(place.port, "/api/invite", write(Invite{person}), staff.tokens.front()));
    if (!invitation) throw std::runtime_error("no invitation in the answer");
    const Join join{invitation->secret, "person" + number, password};
    staff.tokens.push_back(token_in(post(place.port, "/api/join", write(join))));
    members.push_back(person);
  }
  members.push_back(PersonId{2});  // the admin: the school's second entry
  staff.room = timeline_of(admin.ask(OpenChannel{ChannelKind::team, "Room", std::move(members)}));
  server->tell_to_stop();
  if (server->wait([](std::string_view) {}) != 0) throw std::runtime_error("the server did not stop well");
  return staff;
}

}  // namespace cueline::faults
