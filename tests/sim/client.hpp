// One device of one person: connects, reads at its own speed, loses its connection or its network for a while, retries
// what was not answered.
// It checks what it gets: every entry its person may read, once, in order, nothing else.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/sim/server.hpp"

namespace cueline::sim {

class Client {
 public:
  struct Who {
    PersonId person;
    std::string name;
    bool slow = false;
  };
  Client(Server& server, Chance& chance, Verdict& verdict, Who who, Plant plant = Plant::none);
  ~Client() { disconnect(); }
  Client(const Client&) = delete;

  void connect();
  void disconnect();  // what was on its way is lost
  // Nothing passes any more, in both directions. The server notices nothing, the device gives up some time.
  void cut_off() { cut_off_ = true; }
  void reach_again() { cut_off_ = false; }
  void send(Command command);
  void send_again();  // any earlier command, answered or not
  // Takes from the server what is ready, receives some of what is on its way, hands over what it said.
  void run();
  void run_all();  // until nothing comes any more
  void server_died();

  [[nodiscard]] bool connected() const { return reader_ != nullptr; }
  [[nodiscard]] PersonId person() const { return person_; }
  [[nodiscard]] std::optional<Position> position() const { return position_; }
  [[nodiscard]] bool all_answered() const;
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] bool at_rest() const { return !reader_ || (reader_->live() && !ready_); }
  [[nodiscard]] std::string state() const;  // for whoever looks for the reason

 private:
  struct Sent {
    CommandFrame frame;
    bool answered = false;
    bool told_to_wait = false;
  };
  // A connection that the device has given up and the server has not: what was said on it still arrives.
  struct Ghost {
    std::shared_ptr<engine::Reader> reader;
    std::deque<CommandFrame> on_its_way;
  };

  void fail(const std::string& promise, const Entry& entry);
  void submit(Sent& sent);
  void hand_over(std::size_t count);
  void give_up();
  void haunt();
  bool take(std::size_t room);
  void check_lanes(const std::vector<engine::Bytes>& frames);
  void receive(const std::string& frames);
  void got(const Welcome& welcome);
  void got(const EntryFrame& frame);
  void got(const Snapshot& part);
  void got(const CaughtUp& reached);
  void got(const Reply& reply);
  void reached(Sequence position);
  void check_access(Sequence position);

  Server& server_;
  Chance& chance_;
  Verdict& verdict_;
  const PersonId person_;
  const std::string name_;
  const bool slow_;
  const Plant plant_;
  const std::size_t thread_;
  bool cut_off_ = false;
  std::uint64_t commands_ = 0;
  std::vector<Sent> sent_;

  std::shared_ptr<engine::Reader> reader_;
  bool ready_ = false;
  bool welcome_ = false;
  std::deque<engine::Bytes> wire_;       // from the server
  std::deque<CommandFrame> on_its_way_;  // to the server
  std::vector<Ghost> ghosts_;
  std::set<Sequence> early_here_;  // overtook on this connection

  std::optional<Position> position_;
  std::set<Sequence> known_;                // entries beyond position_
  std::map<TimelineId, Sequence> last_on_;  // the last entry it has of each timeline
  Sequence newest_;                         // of all it has, in order or not
  Sequence seen_from_;                      // what it may see is as of then, or later
};

}  // namespace cueline::sim
