#include "server/domain/anonymous.hpp"

#include "protocol/write.hpp"
#include "server/domain/questions.hpp"
#include "tests/domain/school_year.hpp"

namespace cueline::domain::test {
namespace {

using Persons = std::vector<PersonId>;

const Secret secret = "2bq8ZyWmT0Kx5Rf1hUeN7w";
const Secret wrong = "AAAAAAAAAAAAAAAAAAAAAA";

RaiseIssue without_name(const SmallSchool& town) {
  auto issue = town.trouble();
  issue.secret = secret;
  return issue;
}

// Raised by the para without a name.
struct Nameless : SmallSchool {
  IssueId id = make<IssueId>(para, without_name(*this));
  const Issue& issue() const { return school.issues.at(id); }

  void say(PersonId by, const Command& command) { REQUIRE(answer(by, command) == "ok"); }
  result<Finding> find(PersonId by, IssueId which, const Secret& shown) const {
    return domain::answer(school, {by, now}, AnonymousIssue{which, shown}, {});
  }
};

}  // namespace

TEST_CASE("what is kept of a secret is its SHA-256") {
  // The first vector of FIPS 180-2, so that any other program can make the same key.
  CHECK(key_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("only what shows a secret is remembered without its sender") {
  SmallSchool town;
  CHECK_FALSE(remembered_as(town.trouble(), "c1"));
  CHECK_FALSE(remembered_as(AnswerIssue{IssueId{1}, "Hm"}, "c1"));
  const auto word = remembered_as(without_name(town), "c1");
  REQUIRE(word.has_value());
  CHECK(word->size() == 64);
  CHECK(remembered_as(without_name(town), "c1") == word);
  CHECK(remembered_as(without_name(town), "c2") != word);
  CHECK(remembered_as(AnswerIssue{IssueId{1}, "Hm", secret}, "c1"));
  CHECK(remembered_as(AgreeSettlement{IssueId{1}, secret}, "c1"));
  CHECK(remembered_as(ReopenIssue{IssueId{1}, "No", secret}, "c1"));
}

TEST_CASE("no entry and no record names who raised it") {
  Nameless town;
  const auto first = town.id.value - 1;
  town.say(town.admin, AcceptIssue{town.id});
  town.say(town.para, AnswerIssue{town.id, "It goes on", secret});
  town.say(town.admin, ProposeSettlement{town.id, "A second adult"});
  town.say(town.para, AgreeSettlement{town.id, secret});
  const auto para = std::to_string(town.para.value);
  for (auto i = first; i < town.log.size(); ++i) {
    const auto& entry = town.log[i];
    CHECK(entry.author != town.para);
    CHECK(std::find(entry.to.begin(), entry.to.end(), town.para) == entry.to.end());
    CHECK(write(entry).find(":" + para + ",") == std::string::npos);
    CHECK(write(entry).find("[" + para + "]") == std::string::npos);
    CHECK(write(entry).find(secret) == std::string::npos);
  }
  CHECK(town.issue().raiser == PersonId{});
  CHECK(town.issue().raiser_key == key_of(secret));
  CHECK(town.issue().state == IssueState::settled);
  CHECK(town.issue().history.back().by_raiser == true);
  CHECK(replay(town.log).same_as(town.school));
}

TEST_CASE("an admin who raises without a name is called upon like every other") {
  SmallSchool town;
  const auto decision = decide(town.school, {town.admin, town.now}, without_name(town), nullptr);
  REQUIRE(decision.has_value());
  CHECK(decision->drafts.at(0).to == Persons{town.admin});
}

TEST_CASE("whoever shows the secret speaks as the raiser, and nobody else") {
  Nameless town;
  town.say(town.admin, AcceptIssue{town.id});
  town.say(town.admin, ProposeSettlement{town.id, "A second adult"});
  check_all(town, {
                      {"the raiser's name opens nothing", town.para, AnswerIssue{town.id, "Hm"}, "not_found"},
                      {"a wrong secret", town.para, AnswerIssue{town.id, "Hm", wrong}, "not_found"},
                      {"of another issue", town.para, AgreeSettlement{IssueId{999}, secret}, "not_found"},
                      {"an admin for the raiser", town.admin, AgreeSettlement{town.id}, "not_yours"},
                      {"an admin who guesses", town.admin, AgreeSettlement{town.id, wrong}, "not_found"},
                      {"an admin reopens", town.admin, ReopenIssue{town.id, "No"}, "not_yours"},
                      {"the raiser reopens", town.para, ReopenIssue{town.id, "No", secret}, "ok"},
                      {"from any account", town.stranger, AnswerIssue{town.id, "Still", secret}, "ok"},
                      {"the raiser settles", town.para, AgreeSettlement{town.id, secret}, "ok"},
                  });
  // What one has a name for is not opened by a secret.
  const auto named = town.make<IssueId>(town.para, town.trouble());
  CHECK(town.answer(town.para, AnswerIssue{named, "Hm", secret}) == "not_found");
}

TEST_CASE("the raiser's own words are no first answer") {
  Nameless town;
  town.say(town.para, AnswerIssue{town.id, "One more thing", secret});
  CHECK_FALSE(town.issue().first_answer);
  CHECK(town.last().to == Persons{town.admin});
  town.say(town.admin, AnswerIssue{town.id, "I see"});
  CHECK(town.issue().first_answer);
}

TEST_CASE("the raiser reads the issue by its secret") {
  Nameless town;
  const auto found = town.find(town.para, town.id, secret);
  REQUIRE(found.has_value());
  CHECK(std::get<YourIssue>(*found).issue == town.issue());
  CHECK(town.find(town.para, town.id, wrong).error() == make_error_code(Errc::not_found));
  CHECK(town.find(town.admin, IssueId{999}, secret).error() == make_error_code(Errc::not_found));
  town.say(town.para, AgreeSettlement{town.id, secret});
  town.pass(14 * day_ms);
  CHECK(town.find(town.para, town.id, secret).error() == make_error_code(Errc::not_found));
}

TEST_CASE("what is kept from somebody is kept from an admin too") {
  SmallSchool town;
  const auto second = town.add("Rui Prata", Role::admin);
  auto issue = town.trouble(town.teacher);
  issue.confidential = true;
  issue.bypass = second;
  const auto id = town.make<IssueId>(town.para, issue);
  CHECK(readers(town.school, timeline_of(id)) == Persons{town.admin, town.teacher, town.para});
  CHECK_FALSE(access::may_see(town.school, second, town.school.issues.at(id)));
  CHECK_FALSE(access::readable(town.school, second).contains(timeline_of(id)));
  CHECK_FALSE(access::may_read_archived(town.school.people.at(second), town.school.issues.at(id)));
  CHECK_FALSE(access::may_read_stored(town.school, second, town.log.at(id.value - 1)));
  CHECK(access::may_read_stored(town.school, town.admin, town.log.at(id.value - 1)));
  check_all(town, {
                      {"answers", second, AnswerIssue{id, "Hm"}, "not_found"},
                      {"accepts", second, AcceptIssue{id}, "not_found"},
                      {"settles", second, AgreeSettlement{id}, "not_found"},
                      {"is given it", town.teacher, GiveIssue{id, second}, "not_allowed"},
                      {"by an admin", town.admin, GiveIssue{id, second}, "not_allowed"},
                      {"is named in it", town.para, PostMessage{timeline_of(id), "Hm", {}, {second}}, "not_found"},
                      {"marks it", second, MarkItems{{id_cast<ItemId>(id)}, Mark::seen}, "nothing new"},
                  });
  // The owner has left: the admins are asked, but for that one.
  REQUIRE(town.answer(town.admin, DeactivatePerson{town.teacher}) == "ok");
  REQUIRE(town.answer(town.para, AnswerIssue{id, "Anybody?"}) == "ok");
  CHECK(town.last().to == Persons{town.admin});
  // Nor after it has left memory.
  REQUIRE(town.answer(town.para, AgreeSettlement{id}) == "ok");
  town.pass(14 * day_ms);
  REQUIRE(town.answer(town.para, town.trouble()) == "ok");
  REQUIRE_FALSE(town.school.issues.contains(id));
  CHECK_FALSE(access::may_read_stored(town.school, second, town.log.at(id.value - 1)));
}

TEST_CASE("from whom an issue can be kept") {
  SmallSchool town;
  const auto from = [&](PersonId person, std::optional<PersonId> owner = {}) {
    auto issue = town.trouble(owner);
    issue.bypass = person;
    return issue;
  };
  check_all(town, {
                      {"oneself", town.para, from(town.para), "wrong_state"},
                      {"its owner", town.para, from(town.teacher, town.teacher), "wrong_state"},
                      {"nobody", town.para, from(PersonId{999}), "not_found"},
                      {"the only admin", town.para, from(town.admin), "nobody_to_tell"},
                      {"somebody else owns it", town.para, from(town.admin, town.teacher), "ok"},
                      {"a colleague", town.para, from(town.teacher), "ok"},
                  });
}

}  // namespace cueline::domain::test
