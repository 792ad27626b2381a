// All observations of a student, also those that left memory long ago: what trends are counted from. Blocking reads,
// for a thread that may wait; whether whoever asks may have them is asked first (Engine::needs_sightings).
#pragma once

#include "server/domain/questions.hpp"
#include "storage/log.hpp"

namespace cueline::engine {

// Oldest first. Error: what storage says, or log_broken for a row that cannot be understood.
[[nodiscard]] result<domain::Sightings> read_sightings(const storage::Log& log, SchoolId school, StudentId student);

}  // namespace cueline::engine
