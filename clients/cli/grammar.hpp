// The command line's grammar: every word, its options and their help. What a word does is in words.hpp; nothing here
// decides anything. Owned by main.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "clients/cli/words.hpp"

namespace cueline::cli {

// Each word has its options in a struct that lives as long as the parsing, and sets what is to be run.
class Grammar {
 public:
  Grammar();
  // The exit code.
  int run(int count, char** arguments);

 private:
  CLI::App* word(CLI::App& parent, const char* name, const char* help, std::function<Outcome()> chosen) {
    auto* added = parent.add_subcommand(name, help);
    added->callback([this, chosen = std::move(chosen)] { chosen_ = chosen; });
    return added;
  }
  CLI::App* word(const char* name, const char* help, std::function<Outcome()> chosen) {
    return word(app_, name, help, std::move(chosen));
  }

  void add_server_words();
  void add_account_words();
  void add_device_words();
  void add_people_words();
  void add_message_words();
  void add_observation_words();
  void add_answer_words();
  void add_card_words();
  void add_trend_words();
  void add_alert_words();
  void add_alert_options(CLI::App& sending_word);
  void add_done_word();
  void add_cover_words();
  void add_day_words();
  void add_move_words();
  void add_issue_words();
  void add_rule_words();
  void add_interpreter_words();
  void add_search_words();
  void add_profile_words();
  void add_norm_words();
  void add_kudos_words();
  void add_check_in_words();
  void add_planning_words();

  CLI::App app_{"Cueline: what was noticed is sent, seen and answered.", "cueline"};
  std::function<Outcome()> chosen_;
  Common common_;
  int patience_ = 10;
  ServeWords serve_;
  DemoWords demo_;
  DoctorWords doctor_;
  std::string shell_, alert_id_;
  SetUpWords set_up_;
  SchoolWords school_;
  JoinWords join_;
  SignInWords sign_in_;
  bool everywhere_ = false;
  DeviceWords device_;
  InviteWords invite_;
  ImportWords import_;
  SendWords send_;
  SearchWords search_;
  ObserveWords observe_;
  AnswerWords answer_;
  CompleteWords complete_;
  BringWords bring_;
  CardWords card_;
  SuggestionWords suggestion_;
  TrendsWords trends_;
  CompareWords compare_;
  AlertWords alert_;
  AckWords ack_;
  CoverWords cover_;
  IssuesWords issues_;
  IssueStepWords step_;
  RaiseWords raise_;
  int weeks_ = 8;
  std::string rule_list_;
  RulesWords rules_;
  InterpreterWords interpreter_;
  DayWords day_;
  WhoWords who_;
  std::string when_;
  MoveWords move_;
  ProfileWords profile_;
  NormWords norm_;
  KudosWords kudos_;
  CheckInWords check_in_;
  PlanningWords planning_;
};

}  // namespace cueline::cli
