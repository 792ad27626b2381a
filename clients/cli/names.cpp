// Full names of students: asked for one at a time, and written down.
#include <fmt/core.h>

#include "clients/cli/words.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {

Outcome show_name(const Common& common, const std::string& student) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto wanted = one_student(remote.view(), student);
  if (!wanted) return Outcome::usage;
  Reply reply;
  if (const auto outcome = remote.send(RevealName{*wanted}, reply); outcome != Outcome::done) return outcome;
  const auto finding = remote.ask(NameOf{*wanted});
  const auto* const found = finding ? std::get_if<FullName>(&*finding) : nullptr;
  if (!found) return Outcome::refused;
  if (remote.json()) {
    fmt::print("{}\n", write(ServerFrame{Found{"cli", finding, {}}}));
  } else {
    fmt::print("{}\n", harmless(found->name));
    fmt::print(stderr, "The admins can read that you asked.\n");
  }
  return Outcome::done;
}

}  // namespace cueline::cli
