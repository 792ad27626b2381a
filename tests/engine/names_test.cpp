// A student's full name is stored and told to nobody: not live, not on catching up, not in a page or a snapshot; and it
// is still there after a restart, for who asks.
#include <catch2/catch.hpp>

#include "protocol/write.hpp"
#include "server/engine/catchup.hpp"
#include "tests/engine/desk.hpp"

namespace cueline::test {

namespace {

const std::string full_name = "Zo\u00eb Canary";

std::string text_of(const std::vector<engine::Bytes>& bytes) {
  std::string text;
  for (const auto& one : bytes) text += *one;
  return text;
}

// Everything there is for one connection.
std::string told_to(Desk& desk, PersonId person, std::optional<Position> position) {
  const auto reader = desk.tail->open(person, position, [] {});
  desk.run();
  std::vector<engine::Bytes> taken;
  while (reader->take(taken, 1 << 20)) desk.run();
  desk.run();
  reader->take(taken, 1 << 20);
  return text_of(taken);
}

bool names(const std::string& text) { return text.find("Canary") != std::string::npos; }

struct Named : Desk {
  Named() {
    before = {log.head(school_id), log.epoch()};
    kept_up = tail->open(admin, std::nullopt, [] {});
    run();
    added = made(admin, AddStudent{full_name, room, {para}});
    pupil = id_cast<StudentId>(added);
    changed = made(admin, ChangeStudent{pupil, Name("Zo\u00eb Canary-Mae"), {}});
  }

  Position before;
  std::shared_ptr<engine::Reader> kept_up;
  Sequence added, changed;
  StudentId pupil;
};

}  // namespace

TEST_CASE("what is stored of a student has the name, what is told has not") {
  Named desk;
  CHECK(std::get<StudentAdded>(desk.stored(desk.added).body).name == Name(full_name));
  std::vector<engine::Bytes> live;
  while (desk.kept_up->take(live, 1 << 20)) desk.run();
  const auto on_the_way = text_of(live);
  CHECK(on_the_way.find(R"("kind":"student_added","initials":"Z.C.")") != std::string::npos);
  CHECK(on_the_way.find(R"("kind":"student_changed")") != std::string::npos);
  CHECK_FALSE(names(on_the_way));
  for (const auto person : {admin, desk.para}) {
    const auto missed = told_to(desk, person, desk.before);
    CHECK(missed.find("Z.C.") != std::string::npos);
    CHECK_FALSE(names(missed));
    const auto afresh = told_to(desk, person, std::nullopt);
    CHECK(afresh.find("Z.C.") != std::string::npos);
    CHECK_FALSE(names(afresh));
  }
}

TEST_CASE("a page of history has no name") {
  Named desk;
  std::optional<result<HistoryPage>> page;
  desk.engine->sight(admin, [&](const auto& sight) {
    History question;
    question.id = "h";
    question.timeline = timeline_of(desk.pupil);
    page = engine::read_history(desk.log, school_id, *sight.value(), question);
  });
  desk.run();
  REQUIRE(page);
  REQUIRE(page->has_value());
  CHECK((*page)->entries.size() >= 2);
  for (const auto& entry : (*page)->entries) CHECK_FALSE(names(write(entry)));
}

TEST_CASE("words about a name are told as they are") {
  Named desk;
  const auto text = R"(she wrote "kind":"student_added" and {"body":{"kind":"student_changed","name":"x"}})";
  const Position before{desk.log.head(school_id), desk.log.epoch()};
  desk.made(desk.para, PostMessage{timeline_of(desk.room), text, {}, {}});
  const auto missed = told_to(desk, desk.para, before);
  CHECK(missed.find(R"(she wrote \"kind\":\"student_added\" and)") != std::string::npos);
}

TEST_CASE("the name is told to who asked for it, also after a restart") {
  Named desk;
  REQUIRE_FALSE(desk.ask(desk.para, RevealName{desk.pupil}).problem);
  const auto name_of = [&] {
    std::string name;
    desk.engine->ask(desk.para, NameOf{desk.pupil}, {}, desk.now, [&](const result<Finding>& found) {
      if (found) name = std::get<FullName>(*found).name;
    });
    desk.run();
    return name;
  };
  CHECK(name_of() == "Zo\u00eb Canary-Mae");
  desk.settle();
  desk.kept_up.reset();  // a reader does not outlive its tail
  desk.restart();
  CHECK(name_of() == "Zo\u00eb Canary-Mae");
  desk.now.value += 60'000;
  CHECK(name_of().empty());
}

}  // namespace cueline::test
