// damage [COUNT [SEED]]: damages so many copies of data folders and judges what becomes of each, in a process of its
// own. damage control [COUNT [SEED]]: with the checks switched off, when something must be lost without a word.
#include <stdlib.h>  // mkdtemp
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <string>

#include "tests/damage/harm.hpp"
#include "tests/damage/verdict.hpp"

namespace {

using namespace cueline::damage;
namespace fs = std::filesystem;

constexpr std::size_t at_once = 2;
constexpr unsigned patience_seconds = 120;

// In memory where there is some: nothing here depends on the disk.
fs::path make_scratch() {
  std::error_code error;
  const bool memory = fs::space("/dev/shm", error).available > (std::uint64_t{1} << 30) && !error;
  auto name = ((memory ? fs::path("/dev/shm") : fs::temp_directory_path()) / "cueline-damage-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) std::exit(2);
  return name;
}

struct Trial {
  std::uint64_t number;
  fs::path folder;
  std::string harm;
};

class Trials {
 public:
  Trials(fs::path scratch, std::uint64_t seed, bool control)
      : scratch_(std::move(scratch)), seed_(seed), control_(control) {}

  void run(std::uint64_t count, const std::vector<Known>& folders) {
    for (std::uint64_t number = 0; number < count; ++number) {
      if (running_.size() == at_once) wait_for_one();
      start(number, folders[number % folders.size()]);
    }
    while (!running_.empty()) wait_for_one();
  }

  [[nodiscard]] std::uint64_t count(Verdict verdict) const { return counts_[static_cast<std::size_t>(verdict)]; }

 private:
  void start(std::uint64_t number, const Known& known) {
    Trial trial{number, scratch_ / std::to_string(number), {}};
    fs::copy(known.folder, trial.folder, fs::copy_options::recursive);
    std::mt19937_64 chance(seed_ * 1'000'003 + number);
    trial.harm = known.name + ", " + harm(trial.folder, chance);
    const auto process = ::fork();
    if (process == 0) {
      ::alarm(patience_seconds);
      const rlimit no_core{0, 0};
      ::setrlimit(RLIMIT_CORE, &no_core);
      ::_exit(static_cast<int>(judge(trial.folder, known, !control_)));
    }
    running_.emplace(process, std::move(trial));
  }

  void wait_for_one() {
    int status = 0;
    const auto process = ::wait(&status);
    const auto trial = running_.extract(process).mapped();
    const auto verdict = WIFEXITED(status) ? static_cast<Verdict>(WEXITSTATUS(status)) : Verdict::crashed;
    ++counts_[static_cast<std::size_t>(verdict)];
    if (is_bad(verdict) && !control_) {
      std::printf("trial %" PRIu64 " (%s): %s; its folder is %s\n", trial.number, trial.harm.c_str(), word(verdict),
                  trial.folder.c_str());
    } else {
      if (std::getenv("DAMAGE_VERBOSE") != nullptr)
        std::printf("trial %" PRIu64 " (%s): %s\n", trial.number, trial.harm.c_str(), word(verdict));
      fs::remove_all(trial.folder);
    }
  }

  const fs::path scratch_;
  const std::uint64_t seed_;
  const bool control_;
  std::map<pid_t, Trial> running_;
  std::array<std::uint64_t, verdicts> counts_{};
};

int report(const Trials& trials, std::uint64_t count, std::uint64_t seed, bool control) {
  std::printf("%s%" PRIu64 " damages, seed %" PRIu64 ":", control ? "control, checks off: " : "", count, seed);
  std::uint64_t bad = 0;
  for (int n = 0; n < verdicts; ++n) {
    const auto verdict = static_cast<Verdict>(n);
    if (is_bad(verdict)) bad += trials.count(verdict);
    if (trials.count(verdict) > 0) std::printf(" %" PRIu64 " %s;", trials.count(verdict), word(verdict));
  }
  std::printf("\n");
  if (!control) return bad == 0 ? 0 : 1;
  if (trials.count(Verdict::silent) > 0) return 0;
  return std::puts("FAILED: nothing was lost without the checks, so this suite would not notice a loss"), 1;
}

}  // namespace

int main(int count, char** arguments) {
  const bool control = count > 1 && std::string(arguments[1]) == "control";
  const int first = control ? 2 : 1;
  const auto damages = count > first ? std::stoull(arguments[first]) : 200;
  const auto seed = count > first + 1 ? std::stoull(arguments[first + 1]) : std::random_device{}() % 1'000'000;
  const auto scratch = make_scratch();
  const auto folders = make_folders(scratch);
  if (control) ::setenv("CUELINE_TEST_CHECKS", "off", 1);
  Trials trials(scratch, seed, control);
  trials.run(damages, folders);
  const int code = report(trials, damages, seed, control);
  if (code == 0) fs::remove_all(scratch);
  return code;
}
