// What crosses a connection: text frames of one or more JSON objects separated by newlines, each with its `kind`.
// The same objects serve WebSocket and HTTP (POST /api/commands takes one command, GET /api/history answers one page).
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "protocol/questions.hpp"
#include "protocol/records.hpp"

namespace cueline {

// How far a client has come: everything it may see up to `sequence`, in this `epoch` of the log. A restore from a
// backup starts a new epoch, so that a client ahead of the server is told so.
struct Position {
  Sequence sequence;        // the last entry the client has, 0 for none
  std::uint64_t epoch = 0;  // as told by welcome
  bool operator==(const Position&) const = default;
};
BOOST_DESCRIBE_STRUCT(Position, (), (sequence, epoch))

// ---- From a client ----

// The first frame of a connection.
struct Hello {
  std::optional<Text<limits::token_bytes>> token;  // a program's session token; a browser has a cookie
  std::optional<Position> position;                // where to go on; without it the server sends a snapshot
};
BOOST_DESCRIBE_STRUCT(Hello, (), (token, position))

// A command and its client-made id.
struct CommandFrame {
  CommandId id;     // made by the client, the same for every retry
  Command command;  // what to do
};
BOOST_DESCRIBE_STRUCT(CommandFrame, (), (id, command))

// "I have read this timeline up to here": latest wins, shared with the person's other devices.
struct Read {
  TimelineId timeline;  // which
  Sequence sequence;    // the last entry read
};
BOOST_DESCRIBE_STRUCT(Read, (), (timeline, sequence))

// Asks for a page of a timeline, newest first.
struct History {
  Text<limits::command_id_bytes, 1> id;       // the client's name for this question; the page repeats it
  TimelineId timeline;                        // which
  std::optional<Sequence> before;             // entries before this one; without it the newest
  Whole<1, limits::history_page> limit = 50;  // how many
};
BOOST_DESCRIBE_STRUCT(History, (), (id, timeline, before, limit))

// Whether the person has the client in front of them. Never stored.
struct Presence {
  bool here = true;  // in front of the screen
};
BOOST_DESCRIBE_STRUCT(Presence, (), (here))

// A question; the answer is `found` with the same id.
struct Ask {
  Text<limits::command_id_bytes, 1> id;  // the client's name for this question
  Question question;                     // what to know
};
BOOST_DESCRIBE_STRUCT(Ask, (), (id, question))

using ClientFrame = std::variant<Hello, CommandFrame, Read, History, Presence, Ask>;

// ---- From the server ----

// The answer to hello.
struct Welcome {
  PersonId person;          // who the server says you are
  std::string school;       // the school's name
  std::uint64_t epoch = 0;  // of the log
  Sequence head;            // the last entry of the school, whether or not it is for you
  Millis now;               // the server's clock
  std::string version;      // of the server
};
BOOST_DESCRIBE_STRUCT(Welcome, (), (person, school, epoch, head, now, version))

// How far a person has read a timeline.
struct ReadPosition {
  TimelineId timeline;  // which
  Sequence sequence;    // the last entry read
  bool operator==(const ReadPosition&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReadPosition, (), (timeline, sequence))

// The last entry of a timeline: with the read position it tells what is unread.
struct TimelineHead {
  TimelineId timeline;  // which
  Sequence sequence;    // its last entry
};
BOOST_DESCRIBE_STRUCT(TimelineHead, (), (timeline, sequence))

// Everything this person may see, as of one sequence. Sent in parts: `first` tells the client to forget what it had,
// `last` that it now has everything up to `position`.
struct Snapshot {
  Position position;                // as of when
  bool first = true;                // the first part
  bool last = true;                 // the last part
  std::vector<Record> records;      // things
  std::vector<ReadPosition> reads;  // what this person has read
  std::vector<TimelineHead> heads;  // the last entries of the timelines this person may see
  std::vector<PersonId> here;       // who is present
};
BOOST_DESCRIBE_STRUCT(Snapshot, (), (position, first, last, records, reads, heads, here))

// One entry, live or caught up: the same bytes for everybody. They come in the order of their sequences, so each moves
// the client's position up to itself. Only entries of alerts may overtake what waits: those say `early`, do not move
// the position, and may come a second time after a reconnection; the client knows them by their sequence.
struct EntryFrame {
  Entry entry;                // the entry
  std::optional<bool> early;  // true: it overtook others
};
BOOST_DESCRIBE_STRUCT(EntryFrame, (), (entry, early))

// The client has everything it may see up to `position`. Sent after catching up, and now and then while nothing of
// the school's traffic is for this client, so that its position stays young.
struct CaughtUp {
  Position position;  // where the client is now
};
BOOST_DESCRIBE_STRUCT(CaughtUp, (), (position))

// Why not. `field` names the place in the request, like "/command/signs/0".
struct Problem {
  std::string code;                             // of the error table
  std::string sentence;                         // for a person
  std::optional<std::string> field;             // which part of the request
  std::optional<std::string> allowed;           // what would have been accepted
  bool retry = false;                           // whether the same command may succeed later
  std::optional<std::uint64_t> retry_after_ms;  // when to try again
};
BOOST_DESCRIBE_STRUCT(Problem, (), (code, sentence, field, allowed, retry, retry_after_ms))

// The answer to a command. Without a problem: it is on stable storage.
struct Reply {
  std::string id;                   // the command's id, or history's; empty if the frame had none to read
  std::vector<Sequence> sequences;  // the entries it made; the first names the thing it made, if any
  std::optional<Problem> problem;   // why it was refused
};
BOOST_DESCRIBE_STRUCT(Reply, (), (id, sequences, problem))

// A page of a timeline, oldest first.
struct HistoryPage {
  std::string id;              // of the question
  TimelineId timeline;         // which
  std::vector<Entry> entries;  // in order, without a hole among those the person may see
  bool complete = false;       // nothing older exists
};
BOOST_DESCRIBE_STRUCT(HistoryPage, (), (id, timeline, entries, complete))

// Another device of the same person has read on.
struct ReadMoved {
  ReadPosition position;  // how far
};
BOOST_DESCRIBE_STRUCT(ReadMoved, (), (position))

// Somebody came or went.
struct PresenceChanged {
  PersonId person;    // who
  bool here = false;  // in front of a screen
};
BOOST_DESCRIBE_STRUCT(PresenceChanged, (), (person, here))

// The answer to a question.
struct Found {
  std::string id;                  // of the question
  std::optional<Finding> finding;  // what was found
  std::optional<Problem> problem;  // or why nothing was
};
BOOST_DESCRIBE_STRUCT(Found, (), (id, finding, problem))

// Who is present, told to a connection that went on without a snapshot.
struct HereNow {
  std::vector<PersonId> here;       // who is present
  std::vector<ReadPosition> reads;  // how far this person has read, on whatever device
};
BOOST_DESCRIBE_STRUCT(HereNow, (), (here, reads))

using ServerFrame = std::variant<Welcome, Snapshot, EntryFrame, CaughtUp, Reply, HistoryPage, ReadMoved,
                                 PresenceChanged, Found, HereNow>;

// Why the server closes a connection: what the client should do next is in the code (RFC 6455 section 7.4.2: 4000-4999
// are ours).
enum class CloseCode : std::uint16_t {
  normal = 1000,          // the client asked for it
  going_away = 1001,      // the server stops: connect again after a moment, go on from the position
  not_text = 1003,        // the frame was binary: do not repeat it
  not_utf8 = 1007,        // the frame was not UTF-8: do not repeat it
  too_large = 1009,       // the frame was larger than the server accepts: do not repeat it
  trouble = 1011,         // the server cannot go on: connect again later
  signed_out = 4001,      // the session has ended: sign in
  bad_frame = 4002,       // the frame was not of the protocol: do not repeat it
  access_changed = 4003,  // connect again; the server sends a snapshot
  too_slow = 4004,        // connect again and go on from the position
  hello_expected = 4005,  // nothing is answered before hello
  too_many = 4006,        // too many connections or frames: wait, then connect again
};

}  // namespace cueline
