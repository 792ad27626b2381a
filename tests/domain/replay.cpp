// Random school days: whatever happens, the log gives the same school again, rows on disk do too, and nobody's view
// misses a change or shows what is not theirs.
#include <random>

#include "tests/domain/small_school.hpp"
#include "tests/domain/workload.hpp"

namespace cueline::domain::test {
namespace {

constexpr int steps = 300;

unsigned some_seed() { return GENERATE(take(40, random<unsigned>(0, 0xffff'ffffU))); }

// The rows a disk would hold after following the school entry by entry.
class Rows {
 public:
  void follow(School& school) {
    const auto touched = school.take_touched();
    for (const auto name : touched.changed) rows_.insert_or_assign(name, school.find(name));
    for (const auto& [name, record] : touched.retired) rows_.erase(name);
  }

  [[nodiscard]] School restored(Sequence head) const {
    School school;
    for (const auto& [name, record] : rows_) school.restore(record);
    school.head = head;
    return school;
  }

 private:
  std::map<RecordName, Record> rows_;
};

// Everything a person may see, by name. `access_since` is the server's own business.
std::map<RecordName, Record> view(const School& school, PersonId person) {
  std::map<RecordName, Record> records;
  const auto add = [&](RecordName name, Record record) {
    if (auto* one = std::get_if<Person>(&record)) one->access_since = {};
    if (access::may_see(school, person, record)) records.emplace(name, std::move(record));
  };
  const auto add_all = [&](const auto& rows) {
    for (const auto& [id, record] : rows) {
      add({record_kind<std::remove_cvref_t<decltype(record)>>, id.value}, record);
    }
  };
  add({record_kind<SchoolRecord>, 0}, school.record);
  add_all(school.people);
  add_all(school.channels);
  add_all(school.students);
  add_all(school.observations);
  add_all(school.alerts);
  add_all(school.issues);
  return records;
}

bool changed_by(const std::map<RecordName, Record>& before, const std::map<RecordName, Record>& after) {
  // What has retired stays on the client until its next snapshot: that it is missing here is no news to anybody.
  return std::any_of(after.begin(), after.end(), [&](const auto& row) {
    const auto old = before.find(row.first);
    return old == before.end() || !(old->second == row.second);
  });
}

}  // namespace

TEST_CASE("replaying the log gives the same school, whatever happened") {
  const auto seed = some_seed();
  CAPTURE(seed);
  Workload day(seed);
  for (int i = 0; i < steps; ++i) day.step();
  CHECK(replay(day.ledger.history).same_as(day.ledger.school));
  // Words that were taken back are gone from the stored entries; the state does not need them.
  CHECK(replay(day.ledger.log).same_as(day.ledger.school));
  auto shorter = day.ledger.log;
  shorter.pop_back();
  CHECK_FALSE(replay(shorter).same_as(day.ledger.school));
}

TEST_CASE("the rows of a school give it back, and it goes on the same") {
  const auto seed = some_seed();
  CAPTURE(seed);
  Workload day(seed);
  School live;
  Rows rows;
  std::size_t applied = 0;
  const auto follow = [&](School& school) {
    for (; applied < day.ledger.history.size(); ++applied) {
      apply(school, day.ledger.history[applied]);
      rows.follow(school);
    }
  };
  for (int i = 0; i < steps / 2; ++i) day.step();
  follow(live);
  auto restored = rows.restored(live.head);
  REQUIRE(restored.same_as(live));
  for (int i = 0; i < steps / 2; ++i) day.step();
  follow(restored);
  CHECK(restored.same_as(day.ledger.school));
}

TEST_CASE("cached lists of readers are never stale") {
  const auto seed = some_seed();
  CAPTURE(seed);
  Workload day(seed);
  School school;
  for (int i = 0; i < steps; ++i) day.step();
  for (const auto& entry : day.ledger.history) {
    apply(school, entry);
    (void)access::readers(school, entry.timeline);
    if (entry.sequence.value % 25 != 0) continue;
    auto fresh = school;
    fresh.forget_all_readers();
    for (const auto& [timeline, cached] : school.readers_cache) {
      CAPTURE(entry.sequence, timeline);
      CHECK(*cached == *access::readers(fresh, timeline));
    }
  }
}

TEST_CASE("a view changes only with an entry one may read, or with a snapshot") {
  const auto seed = GENERATE(take(8, random<unsigned>(0, 0xffff'ffffU)));
  CAPTURE(seed);
  Workload day(seed);
  for (int i = 0; i < steps; ++i) day.step();
  School school;
  std::map<PersonId, std::map<RecordName, Record>> views;
  for (const auto& entry : day.ledger.history) {
    apply(school, entry);
    const auto touched = school.take_touched();
    for (const auto& [id, person] : school.people) {
      auto now = view(school, id);
      const auto among = [&](const std::vector<PersonId>& list) {
        return std::find(list.begin(), list.end(), id) != list.end();
      };
      const bool told = access::may_read(school, id, entry.timeline) || among(touched.gained);
      CAPTURE(entry.sequence, entry.body.index(), id);
      CHECK((told || !changed_by(views[id], now)));
      // And whoever is sent a snapshot or cut off comes back to one: the position of before is no longer good.
      if (among(touched.gained) || among(touched.lost)) CHECK(person.access_since == entry.sequence);
      views[id] = std::move(now);
    }
  }
}

TEST_CASE("what somebody no longer sees closes their connections") {
  const auto seed = GENERATE(take(8, random<unsigned>(0, 0xffff'ffffU)));
  CAPTURE(seed);
  Workload day(seed);
  for (int i = 0; i < steps; ++i) day.step();
  School school;
  std::map<PersonId, std::unordered_set<TimelineId>> before;
  for (const auto& entry : day.ledger.history) {
    apply(school, entry);
    const auto touched = school.take_touched();
    std::unordered_set<TimelineId> retired;
    for (const auto& [name, record] : touched.retired) retired.insert(TimelineId{name.id});
    for (const auto& [id, person] : school.people) {
      auto now = access::readable(school, id);
      const bool less = std::any_of(before[id].begin(), before[id].end(), [&](TimelineId timeline) {
        return !now.contains(timeline) && !retired.contains(timeline);
      });
      const bool lost = std::find(touched.lost.begin(), touched.lost.end(), id) != touched.lost.end();
      CAPTURE(entry.sequence, entry.body.index(), id);
      CHECK((lost || !less));
      before[id] = std::move(now);
    }
  }
}

TEST_CASE("the random days visit every answer the domain gives") {
  std::map<std::string, int> answers;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    Workload day(seed);
    for (int i = 0; i < steps; ++i) day.step();
    for (const auto& [answer, times] : day.answers) answers[answer] += times;
  }
  for (const auto* answer : {"ok",
                             "nothing new",
                             "deactivated",
                             "not_allowed",
                             "not_found",
                             "not_yours",
                             "too_late",
                             "already_taken",
                             "needs_reason",
                             "needs_text",
                             "nobody_to_tell",
                             "nudged_recently",
                             "not_waiting",
                             "not_a_student_of_yours",
                             "wrong_state",
                             "last_admin",
                             "name_taken",
                             "until_in_the_past",
                             "unknown_code",
                             "out_of_range"}) {
    CAPTURE(answer);
    CHECK(answers[answer] > 0);
  }
  CHECK(answers["ok"] > 3'000);
}

}  // namespace cueline::domain::test
