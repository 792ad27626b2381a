// The words of the command line, one function each: what main.cpp read from the arguments goes in, an exit code comes
// out. Grouped in files by noun.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clients/cli/alert_words.hpp"
#include "clients/cli/remote.hpp"
#include "clients/cli/school_day_words.hpp"
#include "clients/cli/together_words.hpp"

namespace CLI {
class App;
}

namespace cueline::cli {

// ---- account.cpp ----
struct SignInWords {
  std::string link;   // a one-time link, or
  std::string login;  // a login; the password is asked for, or read from standard input
};
Outcome sign_in(Common common, const SignInWords& words);
Outcome sign_out(Common common, bool everywhere);
struct SetUpWords {
  std::string link, school, time_zone, language, name, login;
};
Outcome set_up(Common common, const SetUpWords& words);
struct JoinWords {
  std::string link, login;
};
Outcome join(Common common, const JoinWords& words);
// Asks without showing what is typed; from a pipe, reads a line.
[[nodiscard]] std::string ask_password(const char* question);

// ---- school.cpp ----
struct SchoolWords {
  std::string name, time_zone, language;
};
Outcome show_school(const Common& common);
Outcome change_school(const Common& common, const SchoolWords& words);

// ---- devices.cpp ----
struct DeviceWords {
  std::string name;  // of a new one; of one that is there: or its number
  std::vector<std::string> rooms;
  int idle_minutes = 3;
};
Outcome enrol_device(const Common& common, const DeviceWords& words);
Outcome list_devices(const Common& common);
Outcome revoke_device(const Common& common, const DeviceWords& words);
Outcome set_pin(const Common& common);
Outcome remove_pin(const Common& common);
Outcome show_pin(const Common& common);

// ---- people.cpp ----
Outcome list_people(const Common& common);
struct InviteWords {
  std::string person;  // an existing one, or a new one with
  std::string role;
};
Outcome invite(const Common& common, const InviteWords& words);
struct ImportWords {
  std::string file;
  bool apply = false;  // else only says what would happen
};
Outcome import_people(const Common& common, const ImportWords& words);

// ---- names.cpp ----
Outcome show_name(const Common& common, const std::string& student);

// ---- imports.cpp ----
// bells, calendar, rooms, timetable or hours.
Outcome import_list(const Common& common, const std::string& list, const ImportWords& words);

// ---- messages.cpp ----
Outcome list_channels(const Common& common);
struct SendWords {
  std::string channel;
  std::vector<std::string> text;
};
Outcome send_message(const Common& common, const SendWords& words);
Outcome tail(const Common& common);

// ---- search.cpp ----
struct SearchWords {
  std::vector<std::string> text, kinds;
  std::string person, channel, student, sign, from, to, after;
  bool open = false, best = false;
  int limit = 20;
};
Outcome search(const Common& common, const SearchWords& words);

// ---- observations.cpp ----
struct ObserveWords {
  std::string students;  // initials, separated by commas
  std::vector<std::string> signs;
  int intensity = 2;
  std::string urgency, basis, activity, grouping, note;
};
Outcome observe(const Common& common, const ObserveWords& words);
Outcome list_signs(const Common& common);
struct AnswerWords {
  std::string cue, answer, text, card;
};
Outcome answer_cue(const Common& common, const AnswerWords& words);
struct CompleteWords {
  std::string cue, before, trigger, did, after, card, helped;
  std::optional<int> minutes;
};
Outcome complete_cue(const Common& common, const CompleteWords& words);
struct BringWords {
  std::string cue, to;
};
Outcome bring_cue(const Common& common, const BringWords& words);

// ---- today.cpp ----
Outcome today(const Common& common);

// ---- serve.cpp ----
struct ServeWords {
  std::string config;
  std::optional<std::string> data, web;  // else the configuration's
  std::optional<int> port;
};
Outcome serve(const ServeWords& words);

// ---- demo.cpp ----
struct DemoWords {
  std::string data;
  std::string url = "http://127.0.0.1:8080";
};
Outcome demo(const DemoWords& words);

// ---- doctor.cpp ----
struct DoctorWords {
  std::string folder;
  bool repair = false;  // after asking, or
  bool yes = false;     // without
};
Outcome doctor(const DoctorWords& words, bool json);

// ---- completion.cpp ----
// The grammar as it is tells what there is to complete, so the script cannot grow old.
Outcome completion(const CLI::App& grammar, const std::string& shell);

}  // namespace cueline::cli
