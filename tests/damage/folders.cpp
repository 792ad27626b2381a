#include "tests/damage/folders.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

#include "clients/cli/demo/story.hpp"
#include "protocol/entries.hpp"
#include "server/auth/rows.hpp"
#include "server/domain/school.hpp"
#include "storage/keys.hpp"
#include "storage/rocks_log.hpp"

namespace cueline::damage {

namespace {

namespace fs = std::filesystem;
constexpr Millis noon{1'790'000'000'000};

std::unique_ptr<storage::RocksLog> open(const fs::path& folder) {
  auto log = storage::RocksLog::open(folder);
  if (!log) throw std::runtime_error(log.error().sentence);
  return std::move(*log);
}

// Sign-ins and read positions, which no entry tells.
void add_sign_ins(storage::Log& log, demo::Stage& stage) {
  storage::Batch batch{.school = SchoolId{1}, .entries = {}, .rewrites = {}, .rows = {}};
  for (const auto& person : stage.engine().people()) {
    const auto login = "login" + std::to_string(person.id.value);
    const auth::AccountRow account{person.id, login, "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA"};
    batch.rows.push_back({storage::keys::auth(auth::account_rows, login), auth::encode(account)});
    const auth::SessionRow session{person.id.value, person.id, noon, Millis{noon.value + 1'000'000}};
    batch.rows.push_back({storage::keys::auth(auth::session_rows, "hash" + login), auth::encode(session)});
    stage.engine().read(person.id, school_timeline, Sequence{1 + person.id.value % 20});
  }
  log.append(std::move(batch), [](auto) {});
  stage.pass_time(Millis{noon.value + 5'000});
}

// By somebody else in each run: a command id of a person is good for one command.
void post(demo::Stage& stage, std::size_t person, std::size_t count, std::size_t letters) {
  const auto everybody = stage.engine().school().channels.begin()->second.id;
  std::string text;
  for (std::size_t n = 0; text.size() < letters; ++n) text += std::to_string(n * 7919 % 10'007) + ' ';
  const auto author = stage.engine().people().at(person).id;
  const PostMessage message{.timeline = timeline_of(everybody), .text = text};
  stage.say_often(author, [&](std::size_t) { return message; }, noon, count);
  if (!stage.problem().empty()) throw std::runtime_error(stage.problem());
}

// RocksDB takes away files that it no longer needs while it is open: a copy that missed one is made again.
void copy_of_running(const fs::path& live, const fs::path& copy) {
  std::error_code missed;
  for (int attempt = 0; attempt < 20; ++attempt) {
    fs::remove_all(copy);
    fs::copy(live, copy, fs::copy_options::recursive, missed);
    if (!missed) return;
  }
  throw fs::filesystem_error("the running folder cannot be copied", live, missed);
}

struct Run {
  std::size_t messages, letters;
};

// A folder with the made-up school, used in several runs; the last one is killed, or stopped in good order.
Known make(const fs::path& scratch, const std::string& name, const std::vector<Run>& runs, bool killed) {
  const auto live = scratch / (name + "-live");
  Known known{.name = name, .folder = scratch / name, .rows = {}};
  for (const auto& run : runs) {
    const auto log = open(live);
    const auto stage = demo::Stage::open(*log);
    if (!stage) throw std::runtime_error("the school cannot be opened");
    if (!(*stage)->engine().has_school()) {
      demo::tell_story(**stage, noon);
      add_sign_ins(*log, **stage);
    }
    post(**stage, static_cast<std::size_t>(&run - runs.data()), run.messages, run.letters);
    while ((*stage)->engine().figures().waiting > 0) (*stage)->pass_time(noon);
    if (killed && &run == &runs.back()) copy_of_running(live, known.folder);
  }
  if (!killed) fs::copy(live, known.folder, fs::copy_options::recursive);
  fs::remove_all(live);
  const auto copy = scratch / (name + "-read");
  fs::copy(known.folder, copy, fs::copy_options::recursive);
  if (!read_rows(copy, known)) throw std::runtime_error("the folder cannot be read");
  fs::remove_all(copy);
  return known;
}

void put(std::ofstream& file, const std::string& bytes) {
  const auto size = bytes.size();
  file.write(reinterpret_cast<const char*>(&size), sizeof size);
  file.write(bytes.data(), static_cast<std::streamsize>(size));
}

bool get(std::ifstream& file, std::string& bytes) {
  std::size_t size = 0;
  if (!file.read(reinterpret_cast<char*>(&size), sizeof size)) return false;
  bytes.resize(size);
  return static_cast<bool>(file.read(bytes.data(), static_cast<std::streamsize>(size)));
}

void save(const Known& known) {
  std::ofstream file(known.folder.string() + ".rows", std::ios::binary);
  put(file, std::to_string(known.head));
  put(file, std::to_string(known.epoch));
  for (const auto& [key, value] : known.rows) {
    put(file, key);
    put(file, value);
  }
}

Known load(const fs::path& scratch, const std::string& name) {
  Known known{.name = name, .folder = scratch / name, .rows = {}};
  std::ifstream file(known.folder.string() + ".rows", std::ios::binary);
  std::string head, epoch, key, value;
  if (!get(file, head) || !get(file, epoch)) throw std::runtime_error("no rows of " + name);
  known.head = std::stoull(head);
  known.epoch = std::stoull(epoch);
  while (get(file, key) && get(file, value)) known.rows.emplace(key, value);
  return known;
}

}  // namespace

bool read_rows(const fs::path& folder, Known& into) {
  const auto log = open(folder);
  into.rows.clear();
  const auto read = log->rows("", [&into](std::string_view key, std::string_view value) {
    into.rows.emplace(key, value);
    return true;
  });
  into.head = log->head(SchoolId{1}).value;
  into.epoch = log->epoch();
  return read.has_value();
}

std::vector<Known> make_folders(const fs::path& scratch) {
  const auto maker = ::fork();
  if (maker == 0) {
    save(make(scratch, "stopped", {{50, 100}, {200, 300}, {300, 100}, {100, 500}, {200, 200}, {20, 20}}, false));
    save(make(scratch, "killed", {{50, 100}, {300, 200}, {250, 400}}, true));
    save(make(scratch, "killed-full", {{20, 100}, {4'500, 2'000}}, true));
    ::_exit(0);
  }
  int status = 0;
  if (::waitpid(maker, &status, 0) != maker || status != 0) throw std::runtime_error("no folders to damage");
  return {load(scratch, "stopped"), load(scratch, "killed"), load(scratch, "killed-full")};
}

}  // namespace cueline::damage
