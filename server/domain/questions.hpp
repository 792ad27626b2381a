// What may be asked of a school without changing it. Each question is answered by its noun's file; this is the door.
#pragma once

#include <optional>
#include <vector>

#include "protocol/questions.hpp"
#include "server/domain/domain.hpp"

namespace cueline::domain {

using Sightings = std::vector<Observation>;  // of one student, oldest first, also those that have left memory

// The student whose stored observations a question needs, if whoever asks may have them: for others nothing is read.
[[nodiscard]] std::optional<StudentId> needs_sightings(const School& school, PersonId person, const Question& question);

// The finding, or why there is none. `notices_of` is not answered here: the school does not know.
[[nodiscard]] result<Finding> answer(const School& school, const Actor& actor, const Question& question,
                                     const Sightings& sightings);

}  // namespace cueline::domain
