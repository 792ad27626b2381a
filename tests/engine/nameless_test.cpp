// Nothing that is stored or published tells who raised an issue without a name.
#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include "tests/engine/desk.hpp"

namespace cueline::test {
namespace {

const Secret secret = "2bq8ZyWmT0Kx5Rf1hUeN7w";

RaiseIssue nameless(const Secret& with = secret) {
  RaiseIssue issue;
  issue.issue_kind = "respect";
  issue.title = "Not in front of the children";
  issue.secret = with;
  return issue;
}

// Everything a log holds, key and value.
std::vector<std::pair<std::string, std::string>> everything(const Desk& desk) {
  std::vector<std::pair<std::string, std::string>> rows;
  const auto cursor = desk.log.store().cursor();
  for (cursor->seek(""); cursor->valid(); cursor->next()) rows.emplace_back(cursor->key(), cursor->value());
  return rows;
}

std::vector<std::string> frames_of(const Desk& desk) {
  std::vector<std::string> lines;
  for (const auto& batch : desk.published) {
    for (const auto& entry : batch->entries) lines.push_back(*entry.bytes);
  }
  return lines;
}

// A whole conversation, spoken by this person.
void speak(Desk& desk, PersonId person) {
  desk.submit(person, "n1", nameless());
  desk.settle();
  const IssueId issue{desk.replies.back().sequences.at(0).value};
  desk.submit(admin, "a1", AcceptIssue{issue});
  desk.submit(person, "n2", AnswerIssue{issue, "It goes on", secret});
  desk.submit(person, "n2", AnswerIssue{issue, "It goes on", secret});
  desk.submit(admin, "a2", ProposeSettlement{issue, "I have spoken with them"});
  desk.submit(person, "n3", ReopenIssue{issue, "Again today", secret});
  desk.submit(admin, "a3", ProposeSettlement{issue, "And again"});
  desk.submit(person, "n4", AgreeSettlement{issue, secret});
  desk.settle();
}

}  // namespace

TEST_CASE("whoever speaks without a name leaves the same bytes behind") {
  Desk one;
  speak(one, one.para);
  Desk two;
  speak(two, two.other);
  Desk three;
  speak(three, admin);
  CHECK(one.engine->school().issues.begin()->second.state == IssueState::settled);
  CHECK(everything(one) == everything(two));
  CHECK(everything(one) == everything(three));
  CHECK(frames_of(one) == frames_of(two));
}

TEST_CASE("a repeat of a nameless command gets the first answer, from nobody but who has the secret") {
  Desk desk;
  desk.submit(desk.para, "n1", nameless());
  desk.submit(desk.para, "n1", nameless());  // while the first is on its way
  desk.settle();
  desk.submit(desk.para, "n1", nameless());
  desk.submit(desk.other, "n1", nameless("AAAAAAAAAAAAAAAAAAAAAA"));
  desk.settle();
  CHECK(desk.engine->school().issues.size() == 2);
  REQUIRE(desk.replies.size() == 4);
  CHECK(desk.replies[0].sequences == desk.replies[1].sequences);
  CHECK(desk.replies[0].sequences == desk.replies[2].sequences);
  CHECK(desk.replies[0].sequences != desk.replies[3].sequences);
  for (const auto& reply : desk.replies) CHECK(reply.id == "n1");
  desk.restart();
  desk.submit(desk.para, "n1", nameless());
  desk.settle();
  CHECK(desk.replies.back().sequences == desk.replies[0].sequences);
  CHECK(desk.engine->school().issues.size() == 2);
}

}  // namespace cueline::test
