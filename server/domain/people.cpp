// People: who works here, in which role, and until when. Admins keep the list; the office helps, but makes nobody an
// admin and touches none.
#include "server/domain/access.hpp"
#include "server/domain/lookup.hpp"
#include "server/domain/school_time.hpp"
#include "server/domain/substitutes.hpp"

namespace cueline::domain {
namespace {

bool name_is_taken(const School& school, const Name& name, PersonId but) {
  return std::any_of(school.people.begin(), school.people.end(),
                     [&](const auto& row) { return row.second.active && row.first != but && row.second.name == name; });
}

bool is_last_admin(const School& school, const Person& person) {
  if (person.role != Role::admin || !person.active) return false;
  return std::none_of(school.people.begin(), school.people.end(), [&](const auto& row) {
    return row.second.active && row.second.role == Role::admin && row.first != person.id;
  });
}

// What a role sees beyond its own channels: everything an admin keeps, the office's lists, the school's own, nothing.
int reach(Role role) {
  switch (role) {
    case Role::admin: return 3;
    case Role::office: return 2;
    case Role::substitute: return 0;
    default: return 1;
  }
}

Draft about_people(EntryBody body) { return Draft{school_timeline, {}, {}, std::move(body)}; }

// Who may be changed by whom: the office keeps the list of everybody but admins.
bool may_manage(const Asked& asked, const Person& person) {
  return is_admin(asked) || (asked.by.role == Role::office && person.role != Role::admin);
}

// A primary tag: "pt", "ht".
bool are_languages(const std::optional<Languages>& languages) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return !languages || std::all_of(languages->begin(), languages->end(),
                                   [&](const Language& one) { return std::all_of(one.begin(), one.end(), is_letter); });
}

boost::system::error_code check_change(const Asked& asked, const Person& person, const ChangePerson& command) {
  const Role role = command.role.value_or(person.role);
  if ((command.role || command.interprets) && !is_admin(asked)) return Errc::not_allowed;
  if (role != Role::admin && is_last_admin(asked.school, person)) return Errc::last_admin;
  if (command.until && role != Role::substitute) return Errc::wrong_state;
  if (command.until && *command.until <= asked.now) return Errc::until_in_the_past;
  if (command.name && person.active && name_is_taken(asked.school, *command.name, person.id)) return Errc::name_taken;
  if (!are_languages(command.speaks) || !are_languages(command.interprets)) return Errc::unknown_code;
  return {};
}

// Those the server itself has words in.
bool is_school_language(const Code& code) { return code == "en" || code == "es" || code == "pt"; }

// Everybody says for themselves what they speak; nobody what they are qualified for.
bool is_about_oneself(const Asked& asked, const ChangePerson& command) {
  const bool more = command.name || command.role || command.title || command.until || command.interprets;
  return command.person == asked.by.id && command.speaks && !more;
}

}  // namespace

bool pass_is_over(const Person& person, Millis now) {
  return person.role == Role::substitute && person.until && *person.until <= now;
}

Answer decide(const Asked& asked, const ChangeSchool& command) {
  if (!is_admin(asked)) return Errc::not_allowed;
  if (command.time_zone && !is_time_zone(*command.time_zone)) return Refusal(Errc::unknown_value, "/time_zone");
  if (command.language && !is_school_language(*command.language)) return Refusal(Errc::unknown_value, "/language");
  const auto& known = asked.school.record;
  SchoolChanged changed;
  if (command.name && *command.name != known.name) changed.name = command.name;
  if (command.time_zone && *command.time_zone != known.time_zone) changed.time_zone = command.time_zone;
  if (command.language && *command.language != known.language) changed.language = command.language;
  if (!changed.name && !changed.time_zone && !changed.language) return Decision{};

  // From here nothing can fail. The channel of the whole school is called as the school is.
  Decision decision;
  if (changed.name) {
    const ChannelId whole_school{3};
    decision.drafts.push_back({school_timeline, {whole_school}, {}, ChannelRenamed{whole_school, *changed.name}});
  }
  decision.drafts.insert(decision.drafts.begin(), {school_timeline, {}, {}, std::move(changed)});
  return decision;
}

Answer decide(const Asked& asked, const AddPerson& command) {
  if (!access::keeps_lists(asked.school, asked.by.id)) return Errc::not_allowed;
  if (command.role == Role::admin && !is_admin(asked)) return Errc::not_allowed;
  if (command.until && command.role != Role::substitute) return Errc::wrong_state;
  if (command.until && *command.until <= asked.now) return Errc::until_in_the_past;
  if (name_is_taken(asked.school, command.name, PersonId{})) return Errc::name_taken;

  // From here nothing can fail.
  return one(about_people(PersonAdded{command.name, command.role, command.title, command.until}));
}

Answer decide(const Asked& asked, const ChangePerson& command) {
  const auto* const person = lookup(asked.school.people, command.person);
  const bool of_oneself = is_about_oneself(asked, command);
  if (!of_oneself && !access::keeps_lists(asked.school, asked.by.id)) return Errc::not_allowed;
  if (!person) return Errc::not_found;
  if (!of_oneself && !may_manage(asked, *person)) return Errc::not_allowed;
  if (const auto refusal = check_change(asked, *person, command)) return refusal;

  PersonChanged changed{command.person, {}, {}, {}, {}};
  if (command.name && *command.name != person->name) changed.name = command.name;
  if (command.role && *command.role != person->role) changed.role = command.role;
  if (command.title && command.title != person->title) changed.title = command.title;
  if (command.until && command.until != person->until) changed.until = command.until;
  if (command.speaks && each_once<Language>(*command.speaks) != person->speaks.value_or(Languages{})) {
    changed.speaks = each_once<Language>(*command.speaks);
  }
  if (command.interprets && each_once<Language>(*command.interprets) != person->interprets.value_or(Languages{})) {
    changed.interprets = each_once<Language>(*command.interprets);
  }
  const bool any =
      changed.name || changed.role || changed.title || changed.until || changed.speaks || changed.interprets;
  return any ? one(about_people(std::move(changed))) : Decision{};
}

Answer decide(const Asked& asked, const DeactivatePerson& command) {
  const auto* const person = lookup(asked.school.people, command.person);
  if (!access::keeps_lists(asked.school, asked.by.id)) return Errc::not_allowed;
  if (!person) return Errc::not_found;
  if (!may_manage(asked, *person)) return Errc::not_allowed;
  if (!person->active) return Decision{};
  if (is_last_admin(asked.school, *person)) return Errc::last_admin;

  // From here nothing can fail.
  return one(about_people(PersonDeactivated{command.person}));
}

Answer decide(const Asked& asked, const ReactivatePerson& command) {
  const auto* const person = lookup(asked.school.people, command.person);
  if (!access::keeps_lists(asked.school, asked.by.id)) return Errc::not_allowed;
  if (!person) return Errc::not_found;
  if (!may_manage(asked, *person)) return Errc::not_allowed;
  if (person->active) return Decision{};
  // A pass that is over must first get a new end, or it would end again at once.
  if (pass_is_over(*person, asked.now)) return Errc::until_in_the_past;
  if (name_is_taken(asked.school, person->name, person->id)) return Errc::name_taken;

  // From here nothing can fail.
  return one(about_people(PersonReactivated{command.person}));
}

Drafts on_due(const Person& person, Millis now) {
  if (!person.active || !pass_is_over(person, now)) return {};
  return {about_people(PersonDeactivated{person.id})};
}

void apply(School& school, const Entry&, const SchoolCreated& fact) {
  school.record = SchoolRecord{fact.name, fact.time_zone, fact.language};
  school.touch({record_kind<SchoolRecord>, 0});
}

void apply(School& school, const Entry&, const SchoolChanged& fact) {
  if (fact.name) school.record.name = *fact.name;
  if (fact.time_zone) school.record.time_zone = *fact.time_zone;
  if (fact.language) school.record.language = *fact.language;
  school.touch({record_kind<SchoolRecord>, 0});
}

void apply(School& school, const Entry& entry, const PersonAdded& fact) {
  const auto id = id_cast<PersonId>(entry.sequence);
  school.people[id] = Person{id, fact.name, fact.role, fact.title, fact.until, true, entry.sequence};
  school.touch({record_kind<Person>, id.value});
  school.forget_all_readers();
}

void apply(School& school, const Entry& entry, const PersonChanged& fact) {
  auto& person = expect(school.people, fact.person);
  const int before = reach(person.role);
  if (fact.name) person.name = *fact.name;
  if (fact.role) person.role = *fact.role;
  if (fact.title) person.title = fact.title;
  if (fact.until) person.until = fact.until;
  if (fact.speaks) person.speaks = fact.speaks;
  if (fact.interprets) person.interprets = fact.interprets;
  school.touch(name_of(person));
  const int after = reach(person.role);
  if (before == after) return;
  school.forget_all_readers();
  if (before >= reach(Role::office) && after < reach(Role::office)) tell_all_substitutes(school, entry.sequence);
  if (!person.active) return;
  after > before ? school.gain(person.id, entry.sequence) : school.lose(person.id, entry.sequence);
}

void apply(School& school, const Entry& entry, const PersonDeactivated& fact) {
  auto& person = expect(school.people, fact.person);
  person.active = false;
  school.lose(person.id, entry.sequence);
  school.forget_all_readers();
}

void apply(School& school, const Entry& entry, const PersonReactivated& fact) {
  auto& person = expect(school.people, fact.person);
  person.active = true;
  school.gain(person.id, entry.sequence);
  school.forget_all_readers();
}

}  // namespace cueline::domain
