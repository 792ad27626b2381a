// Bugs that are planted in the rules, between what the domain decides and what the school does, to show that each would
// be found. The domain itself is as it is: some bugs show it another school than there is, the others change what it
// said.
#pragma once

#include <array>
#include <string_view>

#include "server/domain/domain.hpp"

namespace cueline::rules {

enum class Plant {
  none,
  nothing,  // the small engine, with nothing planted
  // What the rules are shown (plants_shown.cpp).
  absences_forgotten,
  covers_forgotten,
  moves_forgotten,
  rotation_forgotten,
  closed_days_forgotten,
  early_dismissal_forgotten,
  summer_time_forgotten,
  contract_hours_forgotten,
  pass_end_forgotten,
  // What they said (plants_said.cpp).
  held_person_addressed,
  affected_person_left_out,
  unaffected_person_added,
  held_an_hour_off,
  emergency_held_back,
  answer_carried_for_the_silent,
  answer_carried_though_it_differs,
  answer_not_carried,
  second_ring_at_once,
  first_ring_asked_again,
  next_ring_skipped,
  second_taker,
  due_fired_twice,
  end_forgotten,
  ended_early,
  reached_twice,
  back_forgotten,
  pursued_late,
  repeat_one_too_many,
  pursued_after_the_answer,
  sender_told_is_somebody_else,
  admin_told_is_the_office,
  off_duty_neighbour_named,
  answered_called_silent,
  offer_forgotten,
  offered_an_hour_late,
  promise_in_clock_hours,
  bypassed_person_addressed,
  pass_never_ends,
  done_never_asked,
  done_asked_late,
  done_asked_of_another,
};

struct PlantRow {
  Plant plant;
  std::string_view name;
};

inline constexpr std::array plants{
    PlantRow{Plant::absences_forgotten, "absences count for nothing"},
    PlantRow{Plant::covers_forgotten, "covers count for nothing"},
    PlantRow{Plant::moves_forgotten, "reassignments count for nothing"},
    PlantRow{Plant::rotation_forgotten, "every day is the first of the rotation"},
    PlantRow{Plant::closed_days_forgotten, "there is school on closed days"},
    PlantRow{Plant::early_dismissal_forgotten, "an early dismissal ends nothing"},
    PlantRow{Plant::summer_time_forgotten, "the clock knows no daylight saving"},
    PlantRow{Plant::contract_hours_forgotten, "everybody works while school is on"},
    PlantRow{Plant::pass_end_forgotten, "a pass counts on after its end"},
    PlantRow{Plant::held_person_addressed, "who is held is told at once"},
    PlantRow{Plant::affected_person_left_out, "one of those affected is left out"},
    PlantRow{Plant::unaffected_person_added, "somebody whose day does not change is told"},
    PlantRow{Plant::held_an_hour_off, "somebody is held an hour too long"},
    PlantRow{Plant::emergency_held_back, "a protective action is held back"},
    PlantRow{Plant::answer_carried_for_the_silent, "an answer is carried over for who gave none"},
    PlantRow{Plant::answer_carried_though_it_differs, "an answer is carried over for whom the correction differs"},
    PlantRow{Plant::answer_not_carried, "everybody is asked again by a correction"},
    PlantRow{Plant::second_ring_at_once, "a request for cover asks who is next too early"},
    PlantRow{Plant::first_ring_asked_again, "a request for cover asks again who was asked already"},
    PlantRow{Plant::next_ring_skipped, "a request for cover passes over who is next"},
    PlantRow{Plant::second_taker, "a second person takes an alert"},
    PlantRow{Plant::due_fired_twice, "what is due is done twice"},
    PlantRow{Plant::end_forgotten, "an alert never ends"},
    PlantRow{Plant::ended_early, "an alert ends when it should be pursued"},
    PlantRow{Plant::reached_twice, "somebody who was told is told again as held"},
    PlantRow{Plant::back_forgotten, "who is back is not told"},
    PlantRow{Plant::pursued_late, "silence is acted upon a minute late"},
    PlantRow{Plant::repeat_one_too_many, "a reminder comes once too often"},
    PlantRow{Plant::pursued_after_the_answer, "an answer does not end what silence leads to"},
    PlantRow{Plant::sender_told_is_somebody_else, "silence is told to somebody else than the sender"},
    PlantRow{Plant::admin_told_is_the_office, "silence is told to the office in the place of an admin"},
    PlantRow{Plant::off_duty_neighbour_named, "the silent are named to somebody who is off duty"},
    PlantRow{Plant::answered_called_silent, "who has answered is called silent"},
    PlantRow{Plant::offer_forgotten, "an observation is never offered to its author"},
    PlantRow{Plant::offered_an_hour_late, "an observation is offered an hour late"},
    PlantRow{Plant::promise_in_clock_hours, "a promise is counted in hours of the clock"},
    PlantRow{Plant::bypassed_person_addressed, "an issue is addressed to who is bypassed"},
    PlantRow{Plant::pass_never_ends, "a pass does not end"},
    PlantRow{Plant::done_never_asked, "nobody is asked whether it is done"},
    PlantRow{Plant::done_asked_late, "who has got it is asked a minute late whether it is done"},
    PlantRow{Plant::done_asked_of_another, "somebody who has not got it is asked whether it is done"},
};

// The school as the rules are shown it.
[[nodiscard]] domain::School shown(Plant plant, const domain::School& school);
// What they said, changed; `school` is as it is.
void change(Plant plant, const domain::School& school, PersonId by, Millis now, domain::Drafts& drafts);
// A refusal that is overlooked, and what comes of it.
[[nodiscard]] domain::Drafts in_place_of_refusal(Plant plant, const domain::School& school, PersonId by,
                                                 const Command& command);

}  // namespace cueline::rules
