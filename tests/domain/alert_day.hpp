// A school day for alerts: Tom and the paras in Room 12, Sara in the library next door, Vera off duty until noon, Piet
// absent and covered by Sam, the office and the admin at work.
#pragma once

#include "protocol/due.hpp"
#include "server/domain/questions.hpp"
#include "tests/domain/school_year.hpp"

namespace cueline::domain::test {

using Persons = std::vector<PersonId>;

struct AlertDay : SchoolYear {
  RoomId room12 = place("Room 12");
  RoomId library = place("Library", {room12});
  RoomId gym = place("Gym");
  Slot toms = slot(teacher, "P2", room12);
  Slot marisols = slot(para, "P2", room12);
  Slot saras = slot(specialist, "P2", library);

  AlertDay() {
    school.set_row(WorkHours{stranger, {WeekSpan{1, clock(12), clock(15)}}, {}});
    school.set_row(Absence{AbsenceId{1'900}, other_para, today(8), today(15), other_para});
    Cover cover{.id = CoverId{1'901}, .by = substitute, .instead_of = other_para, .from = today(8), .until = today(15)};
    cover.state = CoverState::running;
    school.set_row(cover);
    (void)school.take_touched();
    now = today(9);
  }

  SendAlert told(Audience audience, std::int64_t severity = 1, AnswerMode mode = AnswerMode::all) const {
    auto alert = change(std::move(audience), mode);
    alert.severity = severity;
    alert.until = today(14);
    if (severity == 3) alert.template_code = mode == AnswerMode::information ? "all_clear" : "hold";
    return alert;
  }
  Audience everyone(Everyone who) const {
    Audience audience;
    audience.everyone = who;
    return audience;
  }
  // "Assembly is now 10:40": what takes place from 9:30 to 10:30 moves by so many minutes.
  SendAlert moved(std::int64_t minutes, std::optional<Name> what = {}) const {
    auto alert = told(everyone(Everyone::affected));
    alert.change = DayChange{DayChangeKind::moved, today(9, 30), today(10, 30)};
    alert.change->to_start = Millis{today(9, 30).value + minutes * minute_ms};
    alert.change->what = std::move(what);
    return alert;
  }

  const Alert& alert(AlertId id) const { return school.alerts.at(id); }
  const Recipient* part(AlertId id, PersonId person) const {
    for (const auto& one : alert(id).recipients) {
      if (one.person == person) return &one;
    }
    return nullptr;
  }
  Reach reach(const SendAlert& command) const { return std::get<Reach>(answer_to(teacher, ReachOf{command}).value()); }
  result<Finding> answer_to(PersonId by, const Question& question) const {
    return domain::answer(school, {by, now}, question, {});
  }

  // Lets time pass, doing what is due when it is due, as the engine does.
  void run_until(Millis time, std::uint64_t id) {
    for (;;) {
      const auto* const running = &school.alerts.at(AlertId{id});
      const auto next = due_of(*running);
      if (!next || time < *next) break;
      now = std::max(now, *next);
      if (due(id).empty()) break;
    }
    now = time;
  }
};

}  // namespace cueline::domain::test
