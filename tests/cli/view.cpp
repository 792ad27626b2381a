#include "clients/cli/view.hpp"

#include <catch2/catch.hpp>

using namespace cueline;
using cli::View;

namespace {

Person person(std::uint64_t id, const char* name) {
  Person person;
  person.id = PersonId{id};
  person.name = name;
  return person;
}

View school() {
  Snapshot snapshot;
  snapshot.records = {SchoolRecord{"Maple", "America/New_York", "en"}, person(2, "Marisol Vega"),
                      person(3, "Marcus Bell"), person(4, "Mar")};
  snapshot.records.emplace_back(Channel{ChannelId{9}, ChannelKind::direct, "Direct", {PersonId{2}, PersonId{3}}, {}});
  View view;
  view.take(Welcome{PersonId{2}, "Maple", 1, Sequence{9}, {}, "0"});
  view.take(snapshot);
  return view;
}

}  // namespace

TEST_CASE("people are found by name, by how it begins, and by number") {
  const auto view = school();
  CHECK(view.find_people("marcus bell") == std::vector{PersonId{3}});
  CHECK(view.find_people("Mari") == std::vector{PersonId{2}});
  CHECK(view.find_people("mar") == std::vector{PersonId{4}});  // an exact name wins over beginnings
  CHECK(view.find_people("Ma").size() == 3);
  CHECK(view.find_people("#3") == std::vector{PersonId{3}});
  CHECK(view.find_people("Zed").empty());
}

TEST_CASE("a direct channel is named after the other person") {
  const auto view = school();
  CHECK(view.name(ChannelId{9}) == "Marcus Bell");
  CHECK(view.name(ChannelId{77}) == "#77");
  CHECK(view.name(PersonId{}) == "the server");
}

TEST_CASE("times are the school's, and say no more than needed") {
  const auto view = school();
  const Millis now{1'795'284'000'000};  // Saturday 21 November 2026, 18:00 UTC, 13:00 in New York
  CHECK(view.clock(Millis{now.value - 60'000}, now) == "12:59");
  CHECK(view.clock(Millis{now.value - 24 * 3'600'000}, now) == "Fri 13:00");
  CHECK(view.clock(Millis{now.value - 18 * 24 * 3'600'000LL}, now) == " 3 Nov 13:00");
}

TEST_CASE("a fresh snapshot forgets what was there before") {
  auto view = school();
  Snapshot snapshot;
  snapshot.records = {person(5, "Ruth Adler")};
  view.take(snapshot);
  CHECK(view.people.size() == 1);
  snapshot.first = false;
  snapshot.records = {person(6, "Tom Baker")};
  view.take(snapshot);
  CHECK(view.people.size() == 2);
}
