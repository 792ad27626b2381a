#include "tests/traffic/town.hpp"

#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>
#include <thread>

#include "clients/cpp/http.hpp"
#include "tests/bench/school.hpp"

namespace cueline::traffic {

namespace fs = std::filesystem;

namespace {

constexpr auto patience = std::chrono::seconds(30);

std::size_t count_of(const fs::path& folder) {
  std::error_code ignored;
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder, ignored), fs::directory_iterator()));
}

double size_of(const fs::path& folder) {
  std::uintmax_t bytes = 0;
  std::error_code ignored;
  for (const auto& file : fs::recursive_directory_iterator(folder, ignored)) {
    const auto size = file.is_regular_file(ignored) ? file.file_size(ignored) : 0;
    if (!ignored) bytes += size;  // files come and go while we look
  }
  return static_cast<double>(bytes) / 1'048'576;
}

}  // namespace

std::uint16_t some_port() { return static_cast<std::uint16_t>(20'000 + std::random_device{}() % 12'000); }

Town::Town(const fs::path& scratch, const bench::Rooms& rooms, std::vector<std::string> environment)
    : data_(scratch / "data"), errors_(scratch / "errors"), port_(some_port()), environment_(std::move(environment)) {
  // Behind ours, so that ours count.
  for (const auto* limit :
       {"COMMANDS_PER_SECOND", "COMMANDS_BURST", "FRAMES_PER_SECOND", "FRAMES_BURST", "CONNECTIONS_PER_PERSON"})
    environment_.push_back(std::string("CUELINE_LIMITS_") + limit + "=1000000");
  fs::create_directories(scratch);
  auto school = bench::found_school(data_, rooms);
  tokens_ = std::move(school.tokens);
  for (std::size_t room = 0; room < rooms.members.size(); ++room)
    rooms_.push_back({TimelineId{school.channels[room]}, rooms.members[room]});
}

bench::Rooms Town::rooms_of(std::size_t people, std::size_t size) {
  bench::Rooms rooms{.people = people, .members = std::vector<std::vector<std::size_t>>(people / size)};
  for (std::size_t person = 0; person < people; ++person) rooms.members[person / size].push_back(person);
  return rooms;
}

Town::~Town() = default;

void Town::start_soon() {
  const auto binary = fs::read_symlink("/proc/self/exe").parent_path() / "cueline";
  const std::vector<std::string> command{binary, "serve", "--data", data_, "--port", std::to_string(port_)};
  process_ = std::make_unique<faults::Process>(command, environment_, errors_);
}

void Town::start() {
  start_soon();
  const client::Url url{false, "127.0.0.1", std::to_string(port_)};
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (runs() && std::chrono::steady_clock::now() < deadline) {
    const auto answer = client::request(url, {"GET", "/readyz", {}, {}, {}});
    if (answer && answer->status == 200) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  throw std::runtime_error("the server did not start; its words are in " + errors_);
}

void Town::kill() {
  process_->kill([](std::string_view) {});
  process_.reset();
}

bool Town::runs() {
  return process_ && process_->read_now([](std::string_view) {});
}

Weight Town::weigh() const {
  const fs::path process = "/proc/" + std::to_string(process_->id());
  std::ifstream pages(process / "statm");
  double total = 0;
  double resident = 0;
  pages >> total >> resident;
  return {.resident_mib = resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1'048'576,
          .descriptors = count_of(process / "fd"),
          .threads = count_of(process / "task"),
          .disk_mib = size_of(data_)};
}

}  // namespace cueline::traffic
