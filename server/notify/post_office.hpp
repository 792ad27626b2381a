// What the notifier does on its thread: the way of each notice from the queue to the courier and back, and the rows
// that go with it. Everything here runs on that one thread.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "server/notify/devices.hpp"
#include "server/notify/notifier.hpp"
#include "server/notify/queue.hpp"

namespace cueline::notify {

class PostOffice {
 public:
  using Post = std::function<void(std::function<void()>)>;  // runs something on this thread, later; any thread
  using Chance = std::function<double()>;                   // from 0 to 1
  struct Parts {
    storage::Log& log;
    Settings settings;
    Surroundings surroundings;
    std::optional<Vapid> vapid;  // none: no push
    std::unique_ptr<Courier> courier;
    Post post;
    Chance chance;
  };
  explicit PostOffice(Parts parts) : parts_(std::move(parts)) {}

  [[nodiscard]] result<void> load();
  // One round: what is due begins, rows are written, the network has its turn for at most so long.
  void turn(std::chrono::milliseconds at_most);
  void wake() { parts_.courier->wake(); }  // any thread

  void take(std::vector<NoticeRow> rows);
  void write(RowWrites writes, Notifier::Done done = {});
  void test(PersonId person, const std::function<void(result<Sequence>)>& done);
  [[nodiscard]] std::optional<PushTestFate> test_fate(PersonId person, Sequence test) const;
  void shown(PersonId person, std::uint64_t session, ShownNotice notice);
  void subscribe(PersonId person, std::uint64_t session, const PushSubscription& device, Notifier::Done done);
  [[nodiscard]] PushDevices devices_of(PersonId person, std::uint64_t session) const;
  [[nodiscard]] Devices& devices() { return devices_; }
  [[nodiscard]] const Vapid* vapid() const { return parts_.vapid ? &*parts_.vapid : nullptr; }
  [[nodiscard]] bool sends_mail() const { return !parts_.settings.courier.smtp_url.empty(); }
  [[nodiscard]] bool sends_sms() const { return !parts_.settings.webhook.url.empty(); }
  Figures figures{};

 private:
  struct Try {
    std::size_t open = 0;  // ways that have not ended
    bool begun = false;    // all of them are under way
    std::vector<WayEnd> ends;
  };

  [[nodiscard]] Millis now() const { return parts_.settings.now(); }
  void begin_due();
  void cleared(const std::vector<NoticeId>& ids, const std::vector<Cleared>& answers);
  void go_on(NoticeId id, const Cleared& answer);
  [[nodiscard]] std::optional<NoticeState> overtaken(const Notice& notice) const;
  void send(NoticeId id, const Cleared& answer);
  void send_push(NoticeId id, const Device& device, const SchoolWords& school);
  void go(NoticeId id, const std::string& way, Letter letter);
  void way_ended(NoticeId id, const std::string& way, const Outcome& outcome);
  void finish(NoticeId id);
  void end(NoticeId id, NoticeState state);
  void keep(const NoticeRow& row);
  void hand_over_rows();
  void forget_old();
  void ask_for_digests();
  void add_digests(std::vector<Notice> digests);

  Parts parts_;
  Queue queue_;
  Devices devices_;
  std::map<NoticeId, Try> tries_;
  std::size_t clearing_ = 0;  // with the engine
  RowWrites rows_;            // of this turn
  std::vector<Notifier::Done> waiting_;
  std::map<PersonId, Millis> tested_;
  Millis forgotten_;  // when old rows were last looked for
  Millis digested_;   // when digests were last asked for
};

}  // namespace cueline::notify
