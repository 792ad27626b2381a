#include <fmt/core.h>

#include <algorithm>
#include <boost/describe/enum_from_string.hpp>
#include <cctype>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "clients/cli/choose.hpp"
#include "clients/cli/csv.hpp"
#include "clients/cli/words.hpp"
#include "clients/cpp/http.hpp"
#include "protocol/http.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {
namespace {

std::string folded(std::string text) {
  for (auto& character : text) character = static_cast<char>(std::tolower(static_cast<unsigned char>(character)));
  return text;
}

// Asks the server for a link for somebody who is on the list of people, and prints it.
Outcome print_invitation(Remote& remote, PersonId person) {
  const auto answer = remote.post("/api/invite", write(Invite{person}));
  if (!answer) return Outcome::refused;
  const auto invitation = read_invitation(*answer);
  if (!invitation) return say(Outcome::unreachable, "The server's answer could not be read.");
  const auto link = remote.url() + "/join/" + invitation->secret;
  if (remote.json())
    fmt::print("{{\"person\":{},\"link\":\"{}\",\"expires\":{}}}\n", person.value, link, invitation->expires.value);
  else
    fmt::print("{}  {}\n", harmless(remote.view().name(person)), link);
  return Outcome::done;
}

// What a row of people.csv asks for, compared with who is there already.
struct Wanted {
  std::size_t line = 0;
  std::string name;
  Role role = Role::para;
  std::string title;
  std::vector<ChannelId> rooms;
  std::optional<PersonId> known;
};

struct Columns {
  std::optional<std::size_t> name, role, title, rooms;
};

Columns columns_of(const CsvRow& heading) {
  Columns columns;
  for (std::size_t column = 0; column < heading.cells.size(); ++column) {
    const auto word = folded(heading.cells[column]);
    if (word == "name") columns.name = column;
    if (word == "role") columns.role = column;
    if (word == "title") columns.title = column;
    if (word == "rooms" || word == "room") columns.rooms = column;
  }
  return columns;
}

std::string cell(const CsvRow& row, const std::optional<std::size_t>& column) {
  return column && *column < row.cells.size() ? row.cells[*column] : "";
}

// Rooms are separated by "|" inside their cell. A room that is not there yet is a problem of its line.
bool read_rooms(const View& view, const std::string& text, std::vector<ChannelId>& rooms, std::string& problem) {
  for (std::size_t at = 0; at <= text.size() && !text.empty();) {
    const auto end = std::min(text.find('|', at), text.size());
    const auto found = view.find_channels(text.substr(at, end - at));
    if (found.size() != 1) {
      problem = "there is no channel \"" + text.substr(at, end - at) + "\"";
      return false;
    }
    rooms.push_back(found.front());
    at = end + 1;
  }
  return true;
}

std::optional<Wanted> read_wanted(const View& view, const Columns& columns, const CsvRow& row, std::string& problem) {
  Wanted wanted{.line = row.line,
                .name = cell(row, columns.name),
                .role = Role::para,
                .title = cell(row, columns.title),
                .rooms = {},
                .known = {}};
  if (wanted.name.empty() || wanted.name.size() > limits::name_bytes) {
    problem = "the name must have 1 to 120 bytes";
    return std::nullopt;
  }
  auto role = folded(cell(row, columns.role));
  if (role == "aide" || role == "paraprofessional") role = "para";  // as rosters of other systems say it
  if (role == "administrator") role = "admin";
  const bool known_role = boost::describe::enum_from_string(role.c_str(), wanted.role);
  if (!known_role) {
    problem = "the role must be one of para, teacher, specialist, office, admin, substitute";
    return std::nullopt;
  }
  if (!read_rooms(view, cell(row, columns.rooms), wanted.rooms, problem)) return std::nullopt;
  for (const auto& [id, person] : view.people)
    if (folded(person.name) == folded(wanted.name)) wanted.known = id;
  return wanted;
}

}  // namespace

Outcome list_people(const Common& common) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  Table table{"ID", "NAME", "ROLE", ""};
  for (const auto& [id, person] : remote.view().people) {
    if (remote.json()) {
      fmt::print("{}\n", write(Record{person}));
      continue;
    }
    const auto role =
        person.title ? fmt::format("{} ({})", std::string(*person.title), word_of(person.role)) : word_of(person.role);
    table.add({{fmt::format("#{}", id.value), Colour::quiet},
               {std::string(person.name), Colour::strong},
               {role},
               {person.active ? "" : "access ended", Colour::quiet}});
  }
  if (!remote.json()) fmt::print("{}", table.print(remote.terminal()));
  return Outcome::done;
}

Outcome invite(const Common& common, const InviteWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  if (words.role.empty()) {
    const auto person = one_person(remote.view(), words.person);
    return person ? print_invitation(remote, *person) : Outcome::usage;
  }
  const auto role = choose<Role>("--role", words.role);
  if (!role) return Outcome::usage;
  Reply reply;
  const AddPerson command{words.person, *role, {}, {}};
  if (const auto outcome = remote.send(command, reply); outcome != Outcome::done) return outcome;
  return print_invitation(remote, id_cast<PersonId>(reply.sequences.front()));
}

Outcome import_people(const Common& common, const ImportWords& words) {
  std::ifstream file(words.file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file) return say(Outcome::usage, words.file + " cannot be read.");
  const auto csv = read_csv(text);
  if (!csv.problem.empty()) return say(Outcome::usage, words.file + ", " + csv.problem + ".");
  const auto columns = csv.rows.empty() ? Columns{} : columns_of(csv.rows.front());
  if (!columns.name || !columns.role)
    return say(Outcome::usage,
               words.file + ": the first line must name the columns name and role (and may name title, rooms).");

  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  std::vector<Wanted> people;
  Table table{"LINE", "NAME", "ROLE", ""};
  std::size_t problems = 0;
  std::set<std::string> named;
  for (std::size_t index = 1; index < csv.rows.size(); ++index) {
    std::string problem;
    const auto& row = csv.rows[index];
    auto wanted = read_wanted(remote.view(), columns, row, problem);
    if (wanted && !named.insert(folded(wanted->name)).second) problem = "this name stands in the file twice";
    if (!problem.empty()) {
      ++problems;
      table.add({{std::to_string(row.line), Colour::quiet},
                 {cell(row, columns.name)},
                 {cell(row, columns.role)},
                 {problem, Colour::support}});
      continue;
    }
    const bool there = wanted->known.has_value();
    table.add({{std::to_string(row.line), Colour::quiet},
               {wanted->name, Colour::strong},
               {word_of(wanted->role)},
               {there ? "is here already" : "new", there ? Colour::quiet : Colour::accent}});
    if (!there) people.push_back(std::move(*wanted));
  }
  if (!remote.json())
    fmt::print("{}{} new, {} with a problem.\n", table.print(remote.terminal()), people.size(), problems);
  if (!words.apply) {
    if (!remote.json())
      fmt::print("Nothing was changed. Add --apply to add the new ones and print their invitations.\n");
    return problems == 0 ? Outcome::done : Outcome::refused;
  }
  for (const auto& wanted : people) {
    Reply reply;
    AddPerson command{wanted.name, wanted.role, {}, {}};
    if (!wanted.title.empty()) command.title = Name(wanted.title);
    if (const auto outcome = remote.send(command, reply); outcome != Outcome::done) return outcome;
    const auto person = id_cast<PersonId>(reply.sequences.front());
    for (const auto room : wanted.rooms) {
      const AddMembers membership{room, {person}};
      if (const auto outcome = remote.send(membership, reply); outcome != Outcome::done) return outcome;
    }
    if (const auto outcome = print_invitation(remote, person); outcome != Outcome::done) return outcome;
  }
  return problems == 0 ? Outcome::done : Outcome::refused;
}

}  // namespace cueline::cli
