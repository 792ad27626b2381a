#include <algorithm>
#include <catch2/catch.hpp>

#include "protocol/describe.hpp"
#include "protocol/write.hpp"
#include "tests/protocol/sample.hpp"

namespace cueline {

TEST_CASE("every kind is written exactly as it was read") {
  for (const auto& host : hosts()) {
    CAPTURE(host.name);
    const auto text = host.text(sample(model(), *host.object));
    const auto again = host.rewrite(text);
    REQUIRE(again.has_value());
    CHECK(*again == text);
  }
}

TEST_CASE("the order of fields does not matter, the kind may stand last") {
  for (const auto& host : hosts()) {
    CAPTURE(host.name);
    const auto node = sample(model(), *host.object);
    auto turned = node;
    std::ranges::reverse(turned.children);
    const auto again = host.rewrite(host.text(turned));
    REQUIRE(again.has_value());
    CHECK(*again == host.text(node));
  }
}

TEST_CASE("optionals may be absent or null, and are not written then") {
  for (const auto& host : hosts()) {
    CAPTURE(host.name);
    auto absent = sample(model(), *host.object);
    auto null = absent;
    for (const auto& field : host.object->fields) {
      if (!field.optional) continue;
      null.child(field.name) = scalar("null");
      std::erase_if(absent.children, [&](const auto& one) { return one.first == field.name; });
    }
    for (const auto& node : {absent, null}) {
      const auto again = host.rewrite(host.text(node));
      REQUIRE(again.has_value());
      CHECK(*again == host.text(absent));
    }
  }
}

TEST_CASE("space between the parts, escaped keys and escaped letters are read") {
  const auto frame = read_client_frame(
      " { \"kind\" :\t\"history\" ,\r\n \"\\u0069d\" : \"\\u00e9\\ud83d\\ude42\" , \"timeline\":7, \"limit\" :50 } \n");
  REQUIRE(frame.has_value());
  CHECK(write(*frame) == R"({"kind":"history","id":"é🙂","timeline":7,"limit":50})");
}

TEST_CASE("kinds are the names of the structs, but for three") {
  CHECK(describe::kind_name<AddPerson> == "add_person");
  CHECK(describe::kind_name<Observe> == "observe");
  CHECK(describe::kind_name<CaughtUp> == "caught_up");
  CHECK(describe::kind_name<CommandFrame> == "command");
  CHECK(describe::kind_name<EntryFrame> == "entry");
  CHECK(describe::kind_name<SchoolRecord> == "school");
  CHECK(kind_of(Command(SendAlert{})) == "send_alert");
  CHECK(kind_of(EntryBody(AlertSent{})) == "alert_sent");
  CHECK(kind_of(Record(Issue{})) == "issue");
}

TEST_CASE("no struct has a field that would hide the kind") {
  for (const auto& object : model().objects) {
    CAPTURE(object.name);
    CHECK(std::ranges::none_of(object.fields, [](const auto& field) { return field.name == "kind"; }));
  }
}

TEST_CASE("a shared entry frame is what a single one would be") {
  Entry entry;
  entry.sequence = Sequence{9};
  entry.timeline = TimelineId{7};
  entry.body = MessagePosted{.text = "See you at 10:40"};
  EntryFrame frame{.entry = entry};
  CHECK(entry_frame(write(entry)) == write(ServerFrame(frame)));
  frame.early = true;
  CHECK(entry_frame(write(entry), true) == write(ServerFrame(frame)));
}

TEST_CASE("a snapshot of encoded records is what one of records would be") {
  Snapshot part{.position = {Sequence{9}, 3}, .heads = {{TimelineId{4}, Sequence{8}}}};
  CHECK(snapshot_frame(part, "") == write(ServerFrame(part)));
  const std::vector<Record> records{Person{.id = PersonId{2}, .name = R"(Ana "records":[ Silva)"}, SchoolRecord{}};
  const auto whole = snapshot_frame(part, write(records[0]) + ',' + write(records[1]));
  part.records = records;
  CHECK(whole == write(ServerFrame(part)));
}

TEST_CASE("a reply is the same on every way, a command request has no kind") {
  const Reply reply{.id = "c1", .sequences = {Sequence{9}}};
  CHECK(write(reply) == write(ServerFrame(reply)));
  REQUIRE(read_reply(write(reply)).has_value());
  CHECK(read_reply(write(reply))->sequences == reply.sequences);

  const CommandFrame request{.id = "c1", .command = AcceptIssue{IssueId{4}}};
  CHECK(write(request) == R"({"id":"c1","command":{"kind":"accept_issue","issue":4}})");
  CHECK(read_command_frame(write(request)).has_value());
  CHECK(read_command_frame(write(ClientFrame(request))).error().field == "/kind");
}

}  // namespace cueline
