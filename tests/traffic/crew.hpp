// People who send and listen at once, over any number of lost connections, and what each of them was given. Most are
// real clients with their outbox; beside them bare readers see what the server says without a client's care.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "clients/cpp/client.hpp"
#include "tests/traffic/book.hpp"
#include "tests/traffic/listener.hpp"
#include "tests/traffic/town.hpp"

namespace cueline::traffic {

struct CrewPlan {
  std::vector<std::uint16_t> ports;  // where to connect, in turns
  std::size_t bare_of_room = 2;      // readers on bare sockets; the others of a room are clients that send as well
  std::size_t window = 32;           // of a client: messages under way
  std::size_t rooms = 0;             // the town's first so many; 0: all
  std::chrono::milliseconds silence{2'500};
  Given::Order order = Given::Order::kept;
  bool forgets = false;  // a control: bare readers that do not say their position
};

class Crew {
 public:
  Crew(const Town& town, const CrewPlan& plan);
  ~Crew();

  // Everybody is live, so that all that is sent from now on has to reach them. False: it took too long.
  [[nodiscard]] bool gather();
  // So many more messages, shared by the clients; each keeps its window full until there are none left.
  void add_work(std::uint64_t messages);
  void drop_work() { to_send_ = 0; }  // what nobody has begun to say
  // The same at once, into the outboxes: everybody has this to say now, whatever is still waiting there.
  void pile_up(std::uint64_t messages);
  void run_for(std::chrono::milliseconds time);
  [[nodiscard]] bool done() const;  // all sent, answered and with every reader

  // Reads every room again, from where it began, on bare sockets straight from the server. False: not all came.
  [[nodiscard]] bool read_again(const Town& town);

  [[nodiscard]] std::uint64_t acknowledged() const { return acknowledged_; }
  [[nodiscard]] std::uint64_t refused() const { return refused_; }  // answered with a problem for good
  [[nodiscard]] std::uint64_t busy() const { return busy_; }        // answered with "busy", when to try again said
  [[nodiscard]] std::uint64_t given() const;
  [[nodiscard]] std::uint64_t connections() const;  // that went live
  [[nodiscard]] Wrongs wrongs() const;
  [[nodiscard]] Wrongs seen() const;
  [[nodiscard]] std::size_t size() const { return people_.size(); }

 private:
  struct Place {
    TimelineId room;
    Book book;
    Position began;
  };
  struct Person {
    std::size_t place = 0;
    std::size_t sender = 0;
    Given given;
    std::unique_ptr<client::Client> client;  // or a
    std::unique_ptr<Listener> listener;
    bool live = false;
  };
  void add_client(Person& person, const client::Settings& settings);
  void add_listener(Person& person, const client::Settings& settings, bool resumes);
  void heard(Person& person, const ServerFrame& frame);
  void send_next(Person& person);
  void answered(Person& person, Word word, const Reply& reply);
  template <class Count>
  [[nodiscard]] Wrongs sum(Count count) const;

  boost::asio::io_context io_;
  CrewPlan plan_;
  std::vector<Place> places_;
  std::vector<std::unique_ptr<Person>> people_;
  std::vector<Person*> senders_;
  std::vector<std::unique_ptr<Person>> again_;
  std::uint64_t to_send_ = 0;
  std::size_t next_sender_ = 0;
  std::uint64_t acknowledged_ = 0, refused_ = 0, contradictions_ = 0, connections_ = 0, busy_ = 0;
};

}  // namespace cueline::traffic
