// What became of a damaged folder: a start, reading all of it, the doctor, a repair, and a start again.
#pragma once

#include <filesystem>

#include "tests/damage/folders.hpp"

namespace cueline::damage {

enum class Verdict : int {
  harmless,       // opened; every row is as it was
  repaired,       // refused; the doctor repaired it, and what it kept is right
  refused,        // refused, and so was the repair
  found_reading,  // opened; reading says so, and so does the doctor; repaired
  // what must not be:
  silent,        // opened with something missing or changed, and nobody said so
  unsaid,        // refused without saying what is lost, or the doctor finds nothing
  wrong_repair,  // what the repair left is not right, or not what it said
  crashed
};
inline constexpr int verdicts = 8;
[[nodiscard]] const char* word(Verdict verdict);
[[nodiscard]] inline bool is_bad(Verdict verdict) { return verdict >= Verdict::silent; }

// On a folder that is this process's own; says on standard error what is bad.
[[nodiscard]] Verdict judge(const std::filesystem::path& folder, const Known& known, bool with_doctor);

}  // namespace cueline::damage
