#include "server/engine/sightings.hpp"

#include <utility>

#include "protocol/read.hpp"
#include "storage/keys.hpp"

namespace cueline::engine {

namespace keys = storage::keys;

namespace {

// Live first: what is not there any more when it is looked for has just been archived.
result<std::optional<Observation>> stored(const storage::Log& log, SchoolId school, std::uint64_t id) {
  auto row = log.row(keys::live(school, keys::RecordKind::observation, id));
  if (row && !*row) row = log.row(keys::archive(school, keys::RecordKind::observation, id));
  if (!row) return row.error();
  if (!*row) return std::optional<Observation>();
  auto record = read_record(**row);
  auto* const observation = record ? std::get_if<Observation>(&*record) : nullptr;
  if (!observation) return make_error_code(Errc::log_broken);
  return std::optional(std::move(*observation));
}

}  // namespace

result<domain::Sightings> read_sightings(const storage::Log& log, SchoolId school, StudentId student) {
  std::vector<std::uint64_t> ids;
  const auto listed = log.rows(keys::prefix(keys::Table::student, school, student.value), [&](auto key, auto) {
    ids.push_back(keys::number_at(key, keys::second_offset));
    return true;
  });
  if (!listed) return listed.error();
  domain::Sightings sightings;
  sightings.reserve(ids.size());
  for (const auto id : ids) {
    auto one = stored(log, school, id);
    if (!one) return one.error();
    if (*one) sightings.push_back(std::move(**one));
  }
  return sightings;
}

}  // namespace cueline::engine
