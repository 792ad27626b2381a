#include "server/notify/wording.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "protocol/describe.hpp"

namespace cueline::notify {

using domain::Notice;
using domain::NoticeKind;

namespace {

Notice notice(NoticeKind kind, bool room = true, bool clock = true) {
  Notice made;
  made.notice_kind = kind;
  if (room) made.room = Name("Room 12");
  if (clock) made.clock = Name("10:40");
  return made;
}

}  // namespace

TEST_CASE("a notice says a room and a kind") {
  CHECK(one_line(wording(notice(NoticeKind::change), "en")) == "Room 12: change at 10:40. Open to confirm.");
  CHECK(wording(notice(NoticeKind::change, true, false), "en").title == "Room 12: a change");
  CHECK(wording(notice(NoticeKind::change, false, true), "en").title == "Change at 10:40");
  CHECK(wording(notice(NoticeKind::cue), "en").title == "Room 12: a cue for you");
  CHECK(wording(notice(NoticeKind::change), "es").title == "Room 12: cambio a las 10:40");
  CHECK(wording(notice(NoticeKind::change), "pt").title == "Room 12: mudan\u00e7a \u00e0s 10:40");
}

TEST_CASE("what people do together is told by room and kind too") {
  CHECK(one_line(wording(notice(NoticeKind::hand), "en")) ==
        "Room 12: somebody needs a hand. Open to see what would help.");
  CHECK(one_line(wording(notice(NoticeKind::kudos, false), "en")) == "Thanks for you. Open to read.");
  CHECK(wording(notice(NoticeKind::planning), "es").title == "Room 12: te piden planificar juntos a las 10:40");
  CHECK(wording(notice(NoticeKind::planning_off), "pt").title == "Room 12: o planejamento das 10:40 fica sem efeito");
  CHECK(wording(notice(NoticeKind::planning_answer, false, false), "en").title == "Your planning time was answered");
  CHECK(wording(notice(NoticeKind::undone), "en").title == "Room 12: nobody has said that it is done");
}

TEST_CASE("only a change is confirmed from the notice itself") {
  for (const auto kind : describe::values<NoticeKind>)
    CHECK(wording(notice(kind), "en").got_it.empty() == (kind != NoticeKind::change));
}

TEST_CASE("protective action says on every surface that it calls nobody, and a drill that it is one") {
  CHECK(wording(notice(NoticeKind::protective), "en").body.find("does not call emergency services") !=
        std::string::npos);
  CHECK(wording(notice(NoticeKind::protective), "es").body.find("no llama a emergencias") != std::string::npos);
  CHECK(wording(notice(NoticeKind::protective), "pt").body.find("n\u00e3o chama a emerg\u00eancia") !=
        std::string::npos);
  auto drill = notice(NoticeKind::protective);
  drill.drill = true;
  CHECK(wording(drill, "en").title == "Drill. Room 12: protective action");
}

TEST_CASE("every language has words of its own for every kind, and nothing left to fill in") {
  std::set<std::string> titles;
  for (const auto* language : {"en", "es", "pt"}) {
    for (const auto kind : describe::values<NoticeKind>) {
      for (const bool room : {true, false}) {
        for (const bool clock : {true, false}) {
          const auto words = wording(notice(kind, room, clock), language);
          CHECK(words.title.find('%') == std::string::npos);
          CHECK_FALSE(words.body.empty());
          CHECK_FALSE(words.open.empty());
          CHECK(words.title.starts_with("Room 12: ") == room);
        }
      }
      titles.insert(wording(notice(kind), language).title);
    }
  }
  CHECK(titles.size() == 3 * describe::values<NoticeKind>.size());
}

TEST_CASE("a language is taken by its first part, and English is for all the rest") {
  CHECK(wording(notice(NoticeKind::cue), "pt-BR").title == wording(notice(NoticeKind::cue), "pt").title);
  for (const auto* other : {"", "de", "english", "e"})
    CHECK(wording(notice(NoticeKind::cue), other).title == wording(notice(NoticeKind::cue), "en").title);
}

}  // namespace cueline::notify
