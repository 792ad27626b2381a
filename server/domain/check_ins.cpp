// Check-ins: how people say they are, one answer a day and room. A later answer takes the place of the one before, and
// after thirty days an answer is gone, from the log as well.
#include <map>
#include <set>

#include "protocol/due.hpp"
#include "server/domain/rows.hpp"
#include "server/domain/school_time.hpp"
#include "server/domain/teams.hpp"
#include "server/domain/together_rules.hpp"

namespace cueline::domain {
namespace {

constexpr std::size_t smallest_group = 5;  // fewer people could be told apart (ux.md, Check-in)

// What is left of an answer that is gone.
CheckIn emptied(CheckIn answer) {
  answer.mood = CheckInMood::going_well;
  answer.hand.reset();
  return answer;
}

const CheckIn* known_answer(const Asked& asked, ChannelId room, Date today) {
  for (const auto& [id, answer] : asked.school.rows<CheckIn>()) {
    if (answer.person == asked.by.id && answer.room == room && answer.date == today) return &answer;
  }
  return nullptr;
}

Date monday_of(Date date) { return date_after(date, 1 - weekday_of(date)); }

// The answers of one room in one week.
struct Week {
  std::set<PersonId> persons;
  RoomPulse pulse;

  void add(const CheckIn& answer) {
    persons.insert(answer.person);
    switch (answer.mood) {
      case CheckInMood::going_well: ++pulse.going_well; break;
      case CheckInMood::stretched: ++pulse.stretched; break;
      case CheckInMood::need_a_hand: ++pulse.need_a_hand; break;
    }
  }
};

}  // namespace

Answer decide(const Asked& asked, const AnswerCheckIn& command) {
  const auto* const team = team_of(asked, command.room);
  if (!team) return Errc::not_found;
  const bool needs_hand = command.mood == CheckInMood::need_a_hand;
  if (command.hand && !needs_hand) return Errc::wrong_state;
  const auto today = local(asked.school, asked.now).date;
  const auto* const known = known_answer(asked, command.room, today);
  if (known && known->mood == command.mood && known->hand == command.hand) return Decision{};

  // From here nothing can fail.
  Decision decision;
  if (known) decision.drafts.push_back(remove_row(asked.school, emptied(*known)));
  CheckIn answer{{}, asked.by.id, command.room, today, command.mood, command.hand, asked.now};
  auto told = needs_hand ? active_without(asked.school, team->members, asked.by.id) : std::vector<PersonId>{};
  decision.drafts.push_back(set_row(asked.school, answer, std::move(told)));
  return decision;
}

Drafts on_due(const School& school, const CheckIn& answer, Millis now) {
  if (now < *due_of(answer)) return {};
  return {remove_row(school, emptied(answer))};
}

result<Finding> find(const Asked& asked, const PulseOf& question) {
  if (!is_admin(asked)) return Errc::not_allowed;
  const auto this_week = monday_of(local(asked.school, asked.now).date);
  const auto first = date_after(this_week, -7 * (question.weeks - 1));
  std::map<std::pair<std::int64_t, ChannelId>, Week> weeks;
  for (const auto& [id, answer] : asked.school.rows<CheckIn>()) {
    const auto monday = monday_of(answer.date);
    if (monday < first) continue;
    auto& week = weeks[{monday, answer.room}];
    week.pulse.monday = monday;
    week.pulse.room = answer.room;
    week.add(answer);
  }
  Pulse pulse;
  for (const auto& [key, week] : weeks) {
    if (week.persons.size() >= smallest_group) pulse.weeks.push_back(week.pulse);
  }
  return pulse;
}

}  // namespace cueline::domain
