// All observations of a student are found, long after they have left memory.
#include "server/engine/sightings.hpp"

#include <catch2/catch.hpp>

#include "storage/keys.hpp"
#include "tests/engine/desk.hpp"

namespace cueline::test {
namespace {

namespace keys = storage::keys;

constexpr std::int64_t day = std::int64_t{24} * 60 * 60'000;

ObservationId seen(Desk& desk, StudentId student) {
  Observe observe;
  observe.students = {student};
  observe.signs = {"covers_ears"};
  observe.seen_at = desk.now;
  return id_cast<ObservationId>(desk.made(desk.para, observe));
}

std::vector<ObservationId> sightings(const Desk& desk, StudentId student) {
  const auto read = engine::read_sightings(desk.log, school_id, student);
  REQUIRE(read.has_value());
  std::vector<ObservationId> ids;
  for (const auto& one : *read) {
    CHECK(one.student == student);
    ids.push_back(one.id);
  }
  return ids;
}

void put(Desk& desk, std::string key, std::string value) {
  storage::Batch batch{.school = school_id, .entries = {}, .rewrites = {}, .rows = {}};
  batch.rows.push_back({std::move(key), std::move(value)});
  desk.log.append(std::move(batch), [](auto) {});
  desk.log.commit_all();
}

}  // namespace

TEST_CASE("a student's observations are found, live and archived, oldest first, and nobody else's") {
  Desk desk;
  const auto another = id_cast<StudentId>(desk.made(admin, AddStudent{"Kim Ode", desk.room, {desk.para}}));
  CHECK(sightings(desk, desk.student).empty());
  const auto first = seen(desk, desk.student);
  const auto theirs = seen(desk, another);
  desk.made(desk.para, RetractObservation{first});
  desk.now.value += 15 * day;
  const auto second = seen(desk, desk.student);
  REQUIRE_FALSE(desk.engine->school().observations.contains(first));
  REQUIRE(desk.engine->school().observations.contains(second));
  using Ids = std::vector<ObservationId>;
  CHECK(sightings(desk, desk.student) == Ids{first, second});
  CHECK(sightings(desk, another) == Ids{theirs});
  CHECK(engine::read_sightings(desk.log, school_id, desk.student)->front().retracted);
  desk.restart();
  CHECK(sightings(desk, desk.student) == Ids{first, second});
}

TEST_CASE("a listed observation that is gone is left out, one that cannot be understood is trouble") {
  Desk desk;
  const auto first = seen(desk, desk.student);
  put(desk, keys::student(school_id, desk.student, ObservationId{999}), "");
  CHECK(sightings(desk, desk.student) == std::vector<ObservationId>{first});
  put(desk, keys::live(school_id, keys::RecordKind::observation, 999), "{}");
  const auto read = engine::read_sightings(desk.log, school_id, desk.student);
  REQUIRE(read.has_error());
  CHECK(read.error() == make_error_code(Errc::log_broken));
}

}  // namespace cueline::test
