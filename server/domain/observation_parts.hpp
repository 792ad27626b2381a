// What the files of observations share, and what cards, suggestions and trends ask of them. Included by them only.
#pragma once

#include "server/domain/items.hpp"

namespace cueline::domain {

// The care team of a student, if whoever asks is on it.
[[nodiscard]] const Channel* care_team(const Asked& asked, StudentId id);

// The others of a care team, active ones.
[[nodiscard]] std::vector<PersonId> care_team_without(const School& school, ChannelId care_team, PersonId person);
// Its teachers; all others if it has none.
[[nodiscard]] std::vector<PersonId> teachers_of(const School& school, ChannelId care_team, PersonId without);

// observation_pursuit.cpp: where the pursuit of an observation begins, and where it goes on when nobody need come any
// more. Every one of them ends in an offer to the author, whatever the school's rules say.
[[nodiscard]] Pursuit pursuit_of(const School& school, PersonId author, Urgency urgency, Millis sent);
[[nodiscard]] Pursuit only_offered(const School& school, PersonId author, Millis sent);
// Nobody is asked any more.
void end_pursuit(Observation& observation);

// suggestions.cpp: what is drafted because of this sighting, as an addition to its decision; and the signs of the last
// four weeks, kept and forgotten as observations come and are taken back.
void suggest(const Asked& asked, const ObservationSent& sent, Decision& decision);
void keep_recent(School& school, const Observation& observation);
void forget_recent(School& school, const Observation& observation);

}  // namespace cueline::domain
