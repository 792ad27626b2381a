// What is found, by whom, and what is found no more.
#include <unistd.h>
#include <catch2/catch.hpp>
#include <set>

#include "tests/search/town.hpp"

namespace cueline::test {

using Ids = std::vector<std::uint64_t>;

TEST_CASE("words are found in any form and language, the newest first, with the hits marked") {
  Town town;
  const auto one = town.say(town.para, timeline_of(town.room), "She was covering her ears during the fire drill");
  const auto two = town.say(town.other, timeline_of(town.room), "La canción de hoy funcionó muy bien");
  const auto three = town.say(town.para, timeline_of(town.room), "O coração dele acalmou; o coracao bate");
  CHECK(town.ids(town.para, "covers") == Ids{one.value});
  CHECK(town.ids(town.para, "EAR fire") == Ids{one.value});
  CHECK(town.ids(town.para, "canciones") == Ids{two.value});
  CHECK(town.ids(town.para, "cancion") == Ids{two.value});
  CHECK(town.ids(town.para, "corações") == Ids{three.value});
  CHECK(town.ids(town.para, "fire trumpet").empty());
  const auto hits = town.ask(town.para, looking_for("corações"));
  REQUIRE(hits.has_value());
  std::string marked;
  for (const auto& part : hits->hits.at(0).excerpt)
    if (part.hit) marked += part.text + '|';
  CHECK(marked == "coração|coracao|");
  CHECK(hits->hits[0].channel == town.room);
  CHECK(hits->hits[0].author == town.para);
  CHECK(hits->up_to == town.log.head(school_id));
}

TEST_CASE("while somebody types, the last word may go on") {
  Town town;
  const auto message = town.say(town.para, timeline_of(town.room), "Headphones are in the cupboard");
  auto question = looking_for("the headph");
  CHECK(town.ids(town.para, question).empty());
  question.typing = true;
  CHECK(town.ids(town.para, question) == Ids{message.value});
  question.text = "headph the";
  CHECK(town.ids(town.para, question).empty());
}

TEST_CASE("the letter behind an apostrophe is not looked for") {
  Town town;
  const auto message = town.say(town.para, timeline_of(town.room), "The trampolines are back in the gym");
  CHECK(town.ids(town.para, looking_for("trampoline\u2019s gyms")) == Ids{message.value});
  CHECK(town.ids(town.para, looking_for("gym's")) == Ids{message.value});
  CHECK(town.ids(town.para, looking_for("s")).empty());
}

TEST_CASE("cues are found by what their signs are called, changes and issues by their kind and story") {
  Town town;
  const auto cue = town.see("covers_ears", "");
  CHECK(town.ids(town.para, "covering ears") == Ids{cue.value});
  CHECK(town.ids(town.para, "tapa los oídos").size() + town.ids(town.para, "orejas").size() +
            town.ids(town.para, "tapa oídos").size() >
        0);
  town.made(admin, SetRows{{SignRule{{}, "covers_ears", "support", "too_much", Name("Elephant hands"), {}}}});
  CHECK(town.ids(town.para, "elephants") == Ids{cue.value});

  SendAlert change;
  change.template_code = "room_change";
  change.title = "Art is in the library";
  change.until = Millis{town.now.value + 3'600'000};
  change.audience.channels = {town.room};
  const auto alert = town.made(admin, change);
  town.made(town.para, AnswerAlert{id_cast<AlertId>(alert),
                                   AlertAnswer::conflict,
                                   ConflictReason::something_else,
                                   Words("Nobody watches the aquarium then"),
                                   {}});
  auto question = looking_for("library");
  question.kinds = List<FoundKind, 7, 1>{FoundKind::alert};
  CHECK(town.ids(admin, question) == Ids{alert.value});
  const auto found = town.ask(admin, looking_for("aquarium"));
  REQUIRE(found.has_value());
  CHECK(std::ranges::any_of(found->hits, [&](const SearchHit& hit) {
    return hit.found_kind == FoundKind::alert && hit.id == alert.value && hit.author == town.para;
  }));

  RaiseIssue raise;
  raise.issue_kind = "materials_room";
  raise.title = "The projector flickers";
  const auto issue = id_cast<IssueId>(town.made(town.para, raise));
  town.made(admin, AnswerIssue{issue, "A lamp has been ordered", {}});
  CHECK(town.ids(town.para, "lamps ordered") == Ids{issue.value});
}

TEST_CASE("nobody finds what they may not read, and nothing tells them that it is there") {
  Town town;
  town.see("covers_ears", "behind the curtain");
  const auto direct = id_cast<ChannelId>(town.made(town.para, OpenDirect{admin}));
  town.say(town.para, timeline_of(direct), "curtain, between us");
  RaiseIssue raise;
  raise.issue_kind = "respect";
  raise.title = "The curtain again";
  raise.bypass = admin;
  raise.owner = town.para;
  town.made(town.other, raise);
  const auto open = town.say(town.other, timeline_of(town.room), "The curtain is red");

  CHECK(town.ids(town.other, "curtain").size() == 2);  // their issue, and the room
  CHECK(town.ids(admin, "curtain").size() == 1);       // the direct message, not what is to pass them by
  auto question = looking_for("curtain");
  question.kinds = List<FoundKind, 7, 1>{FoundKind::message, FoundKind::observation};
  question.limit = 1;
  const auto page = town.ask(town.other, question);
  REQUIRE(page.has_value());
  REQUIRE(page->hits.size() == 1);
  CHECK(page->hits[0].id == open.value);
  CHECK_FALSE(page->next);  // what else there is is not theirs
  question.order = FoundOrder::best;
  CHECK_FALSE(town.ask(town.other, question)->next);
  question = looking_for("");
  question.student = town.student;
  CHECK(town.ids(town.other, question).empty());

  // Access is judged as it is now.
  town.made(admin, RemoveMember{town.room, town.other});
  CHECK(town.ids(town.other, "red").empty());
  CHECK(town.ids(town.para, "red") == Ids{open.value});
}

TEST_CASE("what was taken back or edited is found no more, at once, and leaves the file") {
  Town town;
  const auto gone = town.say(town.para, timeline_of(town.room), "xylophone lessons");
  const auto edited = town.say(town.para, timeline_of(town.room), "zeppelin trip");
  const auto cue = town.see("covers_ears", "quagmire noise");
  town.made(town.para, CompleteObservation{cue, Note("after the trombone"), {}, {}, {}, {}, {}, {}});
  for (const auto* const word : {"xylophone", "zeppelin", "quagmire", "trombone"}) REQUIRE(town.finds(town.para, word));
  REQUIRE(town.on_disk("xylophone"));

  const bool lags = GENERATE(true, false);
  town.search->pause(lags);
  town.made(town.para, RetractMessage{gone});
  town.made(town.para, EditMessage{edited, "balloon trip"});
  town.made(town.para, RetractObservation{cue});
  if (lags) {
    for (const auto* const word : {"xylophone", "zeppelin", "quagmire", "trombone", "covering ears"}) {
      CAPTURE(word);
      CHECK(town.ask(town.para, looking_for(word))->hits.empty());
    }
    town.search->pause(false);
  }
  for (const auto* const word : {"xylophone", "zeppelin", "quagmire", "trombone", "covering ears"}) {
    CAPTURE(word);
    CHECK_FALSE(town.finds(town.para, word));
  }
  CHECK(town.ids(town.para, "balloon") == Ids{edited.value});
  const auto wiped = [&] {
    for (int tries = 0; tries < 2'000; ++tries) {
      if (!town.on_disk("xylophone") && !town.on_disk("zeppelin") && !town.on_disk("quagmire")) return true;
      usleep(5'000);
    }
    return false;
  };
  CHECK(wiped());
}

TEST_CASE("every filter narrows") {
  Town town;
  const auto first = town.say(town.para, timeline_of(town.room), "lunch was calm");
  town.now.value += 60'000;
  const auto cue = town.see("covers_ears", "lunch noise");
  const auto second = town.say(town.other, timeline_of(whole_school), "lunch is at noon");
  SECTION("person") {
    auto question = looking_for("lunch");
    question.person = town.other;
    CHECK(town.ids(town.para, question) == Ids{second.value});
  }
  SECTION("channel") {
    auto question = looking_for("lunch");
    question.channel = town.room;
    CHECK(town.ids(town.para, question) == Ids{cue.value, first.value});
  }
  SECTION("student, without a word") {
    auto question = looking_for("");
    question.student = town.student;
    CHECK(town.ids(town.para, question) == Ids{cue.value});
  }
  SECTION("sign") {
    auto question = looking_for("");
    question.sign = "covers_ears";
    CHECK(town.ids(town.para, question) == Ids{cue.value});
    question.sign = "paces";
    CHECK(town.ids(town.para, question).empty());
  }
  SECTION("kind") {
    auto question = looking_for("lunch");
    question.kinds = List<FoundKind, 7, 1>{FoundKind::message};
    CHECK(town.ids(town.para, question) == Ids{second.value, first.value});
  }
  SECTION("time") {
    auto question = looking_for("lunch");
    question.until = town.now;
    CHECK(town.ids(town.para, question) == Ids{first.value});
    question.until.reset();
    question.from = town.now;
    CHECK(town.ids(town.para, question) == Ids{second.value, cue.value});
  }
  SECTION("open") {
    auto question = looking_for("lunch");
    question.open = true;
    CHECK(town.ids(town.para, question) == Ids{cue.value});
    town.made(town.para, RetractObservation{cue});
    CHECK(town.ids(town.para, question).empty());
  }
}

TEST_CASE("pages bring everything once, in either order") {
  Town town;
  std::set<std::uint64_t> all;
  for (int i = 0; i < 25; ++i) {
    const auto words = i % 3 == 0 ? "bus bus bus" : "the bus is late again, says the office";
    all.insert(town.say(i % 2 ? town.para : town.other, timeline_of(town.room), words).value);
    if (i % 4 == 0) town.see("covers_ears", "on the bus");
  }
  town.wait();
  for (const auto order : {FoundOrder::newest, FoundOrder::best}) {
    auto question = looking_for("bus");
    question.order = order;
    question.limit = 4;
    std::vector<std::uint64_t> found;
    for (int pages = 0; pages < 20; ++pages) {
      const auto page = town.ask(town.other, question);
      REQUIRE(page.has_value());
      for (const auto& hit : page->hits) found.push_back(hit.id);
      if (!page->next) break;
      CHECK(page->hits.size() == 4);  // filled up with what may be seen
      question.after = *page->next;
    }
    CHECK(found.size() == all.size());
    CHECK(std::set(found.begin(), found.end()) == all);
    if (order == FoundOrder::newest) CHECK(std::ranges::is_sorted(found, std::greater()));
  }
  auto question = looking_for("bus");
  for (const auto* const cursor : {"x", "n", "n1x", "b3", "n99999999999999999999"}) {
    question.after = Text<64, 1>(cursor);
    CHECK(town.ask(town.para, question).error() == make_error_code(Errc::out_of_range));
  }
}

TEST_CASE("nothing that is typed is an error") {
  Town town;
  town.say(town.para, timeline_of(town.room), "plain words");
  town.wait();
  const std::vector<std::string> all{"\"",
                                     "'",
                                     "\"plain",
                                     "plain*",
                                     "-plain",
                                     "plain OR",
                                     "AND",
                                     "NEAR(",
                                     "NEAR(plain words, 3)",
                                     "text:plain",
                                     "{text}:x",
                                     "^plain",
                                     "plain + words",
                                     "(((",
                                     "%",
                                     ";DROP TABLE docs",
                                     "\\",
                                     "😀",
                                     "plain\n\twords",
                                     std::string("a\0b", 3),
                                     "\x02plain\x03"};
  for (const auto& typed : all) {
    CAPTURE(typed);
    for (const bool typing : {true, false}) {
      auto question = looking_for(typed);
      question.typing = typing;
      CHECK(town.ask(town.para, question).has_value());
      question.order = FoundOrder::best;
      CHECK(town.ask(town.para, question).has_value());
    }
  }
}

}  // namespace cueline::test
