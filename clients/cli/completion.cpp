#include <fmt/core.h>

#include <CLI/CLI.hpp>

#include "clients/cli/words.hpp"

namespace cueline::cli {
namespace {

// What can follow a word: the words below it, then its options.
std::string after(const CLI::App& word) {
  std::string list;
  for (const auto* below : word.get_subcommands({})) list += below->get_name() + " ";
  for (const auto* option : word.get_options())
    for (const auto& name : option->get_lnames()) list += "--" + name + " ";
  return list;
}

void bash_cases(const CLI::App& word, const std::string& path, std::string& script) {
  script += fmt::format("    \"{}\") words=\"{}\" ;;\n", path, after(word));
  for (const auto* below : word.get_subcommands({}))
    bash_cases(*below, path.empty() ? below->get_name() : path + " " + below->get_name(), script);
}

// The words so far without options are the path; `complete` offers what may follow it.
std::string bash(const CLI::App& grammar) {
  std::string cases;
  bash_cases(grammar, "", cases);
  return "_cueline() {\n"
         "  local path=\"\" word words=\"\"\n"
         "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
         "    case \"$word\" in -*) ;; *) path=\"${path:+$path }$word\" ;; esac\n"
         "  done\n"
         "  case \"$path\" in\n" +
         cases +
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n"
         "}\n"
         "complete -o default -F _cueline cueline\n";
}

void fish_lines(const CLI::App& word, const std::string& condition, std::string& script) {
  for (const auto* below : word.get_subcommands({})) {
    script += fmt::format("complete -c cueline -n \"{}\" -a {} -d \"{}\"\n", condition, below->get_name(),
                          below->get_description());
    fish_lines(*below, "__fish_seen_subcommand_from " + below->get_name(), script);
  }
  for (const auto* option : word.get_options())
    for (const auto& name : option->get_lnames())
      script +=
          fmt::format("complete -c cueline -n \"{}\" -l {} -d '{}'\n", condition, name, option->get_description());
}

}  // namespace

Outcome completion(const CLI::App& grammar, const std::string& shell) {
  if (shell == "bash") {
    fmt::print("{}", bash(grammar));
  } else if (shell == "zsh") {
    fmt::print("autoload -Uz bashcompinit && bashcompinit\n{}", bash(grammar));
  } else if (shell == "fish") {
    std::string script = "complete -c cueline -f\n";
    fish_lines(grammar, "__fish_use_subcommand", script);
    fmt::print("{}", script);
  } else {
    return say(Outcome::usage, "The shell must be bash, zsh or fish.");
  }
  return Outcome::done;
}

}  // namespace cueline::cli
