#include "tests/bench/server_under_test.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "clients/cli/demo/stage.hpp"
#include "clients/cpp/http.hpp"
#include "server/auth/auth.hpp"
#include "storage/rocks_log.hpp"

namespace cueline::bench {
namespace {

Millis now() {
  using namespace std::chrono;
  return Millis{duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

// An answer of auth, waited for.
template <class T, class Ask>
T wait(Ask ask) {
  std::promise<T> promise;
  ask([&](auto answer) { promise.set_value(answer ? *answer : T{}); });
  return promise.get_future().get();
}

std::string token_of(auth::Auth& auth, PersonId person) {
  const auto secret = wait<std::string>([&](auto done) { auth.make_link(auth::LinkKind::sign_in, person, done); });
  // A link of its own address each, so that the limits on strangers do not matter here.
  return wait<auth::Session>([&](auto done) { auth.enter(secret, "bench", done); }).token;
}

std::unique_ptr<storage::RocksLog> open_log(const std::string& folder) {
  auto log = storage::RocksLog::open(folder);
  if (!log) throw std::runtime_error(log.error().sentence);
  return std::move(*log);
}

std::unique_ptr<demo::Stage> open_stage(storage::Log& log) {
  auto stage = demo::Stage::open(log);
  if (!stage) throw std::runtime_error(stage.error().message());
  return std::move(*stage);
}

std::uint16_t free_port() {
  // Ports below the range the system gives to clients (32768 on), so that none of thousands of clients takes it.
  return static_cast<std::uint16_t>(20'000 + (::getpid() * 7 + std::rand()) % 10'000);
}

}  // namespace

School found_school(const std::string& folder, std::size_t people) {
  School school;
  const auto log = open_log(folder);
  auth::Settings settings;
  settings.now = now;
  auto auth = auth::Auth::open(*log, settings);
  if (!auth) throw std::runtime_error(auth.error().message());
  const auto stage = open_stage(*log);
  stage->found({"Bench", "Etc/UTC", "en"}, {"Admin", Role::admin, {}, {}}, now());
  const PersonId admin{2};
  std::vector<PersonId> members{admin};
  while (members.size() < people) {
    const AddPerson command{"Person " + std::to_string(members.size()), Role::teacher, {}, {}};
    members.push_back(id_cast<PersonId>(stage->say(admin, command, now())));
  }
  school.channel = stage->say(admin, OpenChannel{ChannelKind::classroom, "Bench", members}, now()).value;
  if (!stage->problem().empty()) throw std::runtime_error(stage->problem());
  for (const auto person : members) school.tokens.push_back(token_of(**auth, person));
  return school;
}

void fill_school(const std::string& folder, const School& school, std::size_t messages) {
  const auto log = open_log(folder);
  const auto stage = open_stage(*log);
  const PostMessage command{TimelineId{school.channel}, std::string(250, 'm'), {}, {}};
  stage->say_often(PersonId{2}, command, now(), messages);
  if (!stage->problem().empty()) throw std::runtime_error(stage->problem());
}

ServerUnderTest::ServerUnderTest(std::string binary, std::string folder)
    : binary_(std::move(binary)), folder_(std::move(folder)) {}
ServerUnderTest::~ServerUnderTest() { stop(); }

void ServerUnderTest::start() {
  port_ = free_port();
  const auto port = std::to_string(port_);
  pid_ = ::fork();
  if (pid_ == 0) {
    const int log = ::open((folder_ + ".log").c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
    ::dup2(log, STDOUT_FILENO);
    ::dup2(log, STDERR_FILENO);
    // What is measured is the server, not how it refuses a flood.
    for (const auto* name :
         {"COMMANDS_PER_SECOND", "COMMANDS_BURST", "FRAMES_PER_SECOND", "FRAMES_BURST", "CONNECTIONS_PER_PERSON"})
      ::setenv((std::string("CUELINE_LIMITS_") + name).c_str(), "1000000", 1);
    ::execl(binary_.c_str(), binary_.c_str(), "serve", "--data", folder_.c_str(), "--port", port.c_str(), nullptr);
    ::_exit(127);
  }
  const client::Url url{false, "127.0.0.1", port};
  for (int tries = 0; tries < 3'000; ++tries) {
    const auto answer = client::request(url, {"GET", "/readyz", {}, {}, {}});
    if (answer && answer->status == 200) return;
    if (::waitpid(pid_, nullptr, WNOHANG) == pid_) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  throw std::runtime_error("the server did not start; its words are in " + folder_ + ".log");
}

void ServerUnderTest::kill() {
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
  pid_ = 0;
}

void ServerUnderTest::stop() {
  if (pid_ == 0) return;
  ::kill(pid_, SIGTERM);
  ::waitpid(pid_, nullptr, 0);
  pid_ = 0;
}

double ServerUnderTest::cpu_seconds() const {
  std::ifstream file("/proc/" + std::to_string(pid_) + "/stat");
  std::string text((std::istreambuf_iterator<char>(file)), {});
  std::istringstream fields(text.substr(text.rfind(')') + 2));  // from the third field on: proc(5)
  std::string skipped;
  for (int field = 3; field < 14; ++field) fields >> skipped;
  double user = 0;
  double system = 0;
  fields >> user >> system;
  return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double ServerUnderTest::resident_kib() const {
  std::ifstream file("/proc/" + std::to_string(pid_) + "/statm");
  double total = 0;
  double resident = 0;
  file >> total >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1024;
}

}  // namespace cueline::bench
