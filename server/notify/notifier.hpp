// Takes notices out of the page: asks the engine whether each still stands, sends it every way its reader has, tries
// again what failed, and remembers what became of it. One thread of its own; durable before and after every step.
// Owned by main, ended before the engine's thread and the log. Functions are safe from any thread; answers come on the
// notifier's thread or the log's.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "protocol/push.hpp"
#include "protocol/questions.hpp"
#include "server/domain/notice_rows.hpp"
#include "server/notify/courier.hpp"
#include "server/notify/figures.hpp"
#include "server/notify/letters.hpp"

namespace cueline::notify {

struct Settings {
  SchoolId school;
  std::string contact;  // of the school for push services; empty: no push
  std::string address;  // where people open Cueline; may be empty
  Webhook webhook;      // without a url: no SMS
  CourierSettings courier;
  std::function<Millis()> now;  // the wall clock
};

// What the engine says about a notice that is about to go.
struct Cleared {
  domain::Standing standing;
  std::string school;    // its name
  std::string language;  // its default
};

struct Surroundings {
  // Asks on the engine's thread and answers, on any thread, in the order given; not at all once the server stops.
  using Clear = std::function<void(std::vector<Cleared>)>;
  std::function<void(std::vector<domain::Notice>, Clear)> clear;
  std::function<void(std::function<void(std::vector<domain::Notice>)>)> digests;  // likewise: of today
  std::function<bool(PersonId, std::uint64_t session)> is_signed_in;
  std::function<void(const std::string&)> warn;  // for the operator: never a name, a text or an address
};

class Notifier {
 public:
  using Done = std::function<void(boost::system::result<void, Fault>)>;

  // Reads devices, contacts and what is waiting; makes the school's key if there is none. Error: a sentence.
  [[nodiscard]] static boost::system::result<std::unique_ptr<Notifier>, std::string> open(storage::Log& log,
                                                                                          Settings settings,
                                                                                          Surroundings surroundings);
  virtual ~Notifier() = default;  // what is under way is dropped: it is on disk and goes out after the next start
  virtual void start() = 0;       // once what the surroundings need is there

  // What a commit brought; it is on disk.
  virtual void take(std::vector<domain::NoticeRow> rows) = 0;
  virtual void session_ended(std::uint64_t session) = 0;
  virtual void person_ended(PersonId person) = 0;

  [[nodiscard]] virtual std::string public_key() const = 0;  // empty: no push
  virtual void subscribe(PersonId person, std::uint64_t session, PushSubscription device, Done done) = 0;
  virtual void unsubscribe(std::uint64_t session, Done done) = 0;
  virtual void shown(PersonId person, std::uint64_t session, ShownNotice notice) = 0;
  virtual void devices(PersonId person, std::uint64_t session, std::function<void(PushDevices)> done) = 0;

  virtual void contact(PersonId person, std::function<void(Contact)> done) = 0;
  virtual void set_contact(PersonId person, Contact contact, Done done) = 0;

  // Queues a test to everything this person has. Answers its number; busy within ten seconds of the last.
  virtual void test(PersonId person, std::function<void(result<Sequence>)> done) = 0;

  // How far a test came; none: there was none of that number.
  virtual void test_fate(PersonId person, Sequence test, std::function<void(std::optional<PushTestFate>)> done) = 0;

  [[nodiscard]] virtual const Figures& figures() const = 0;
};

// What became of the notices of one thing, the furthest of each person, those in `answers` having answered; reads the
// log, so not on an I/O thread.
[[nodiscard]] result<NoticeFates> fates_of(const storage::Log& log, SchoolId school, ItemId item,
                                           const std::vector<PersonTime>& answers);
// The same of one test of one person.
[[nodiscard]] result<std::optional<domain::NoticeRow>> notice_of(const storage::Log& log, SchoolId school, ItemId item,
                                                                 PersonId person, Sequence because);

}  // namespace cueline::notify
