// A signed-in conversation with a server for one word of the command line: connects, learns what the person may see,
// sends commands and waits for their answers.
#pragma once

#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "clients/cli/outcome.hpp"
#include "clients/cli/terminal.hpp"
#include "clients/cli/view.hpp"
#include "clients/cpp/client.hpp"

namespace cueline::cli {

// What every word understands.
struct Common {
  std::string url;      // --server; else the saved session's
  std::string token;    // CUELINE_TOKEN; else the saved session's
  std::string ca_file;  // --ca
  bool json = false;
  std::chrono::seconds patience{10};  // --timeout
};

class Remote {
 public:
  explicit Remote(Common common);
  ~Remote();

  // Connects and waits for the snapshot. Says on standard error what went wrong.
  [[nodiscard]] Outcome open();
  [[nodiscard]] const View& view() const { return view_; }
  [[nodiscard]] const Terminal& terminal() const { return terminal_; }
  [[nodiscard]] bool json() const { return common_.json; }

  // Sends and waits. A refusal is said on standard error.
  [[nodiscard]] Outcome send(Command command, Reply& reply);
  // Likewise, but a refusal is left to who can say more of it: it stands in the reply.
  [[nodiscard]] Outcome submit(Command command, Reply& reply);
  // Sends, waits, and prints what was done: `done` for people, the reply itself with --json.
  [[nodiscard]] Outcome send(Command command, const std::string& done);

  // One HTTP request as this person; a refusal is said on standard error.
  [[nodiscard]] std::optional<std::string> post(const std::string& target, const std::string& body) const;
  [[nodiscard]] std::optional<std::string> get(const std::string& target) const;
  // What the school answers; a refusal is said on standard error.
  [[nodiscard]] std::optional<Finding> ask(const Question& question) const;
  [[nodiscard]] const std::string& url() const { return common_.url; }

  // Hands on every frame until the person stops it (Ctrl+C) or the connection ends for good.
  [[nodiscard]] Outcome follow(std::function<void(const ServerFrame&)> frame);

 private:
  bool run_until(const bool& done, std::chrono::seconds patience);
  [[nodiscard]] std::optional<std::string> request(const char* method, const std::string& target,
                                                   const std::string& body) const;

  Common common_;
  Terminal terminal_;
  View view_;
  boost::asio::io_context io_;
  std::unique_ptr<client::Client> client_;
  std::function<void(const ServerFrame&)> follower_;
  bool caught_up_ = false;
  bool ended_ = false;
  boost::system::error_code end_;
};

// What a person typed must name exactly one thing; else says on standard error what it could be, and answers nothing.
[[nodiscard]] std::optional<ChannelId> one_channel(const View& view, const std::string& words);
[[nodiscard]] std::optional<PersonId> one_person(const View& view, const std::string& words);
[[nodiscard]] std::optional<RoomId> one_room(const View& view, const std::string& words);
[[nodiscard]] std::optional<StudentId> one_student(const View& view, const std::string& words);

// "40m", "2h", "1d", or a clock time "10:40" of today or "2026-11-24 10:40", in the school's zone.
[[nodiscard]] std::optional<Millis> time_from(const View& view, const std::string& words);

// Says why, on standard error.
Outcome say(Outcome outcome, const std::string& sentence);
Outcome say(const Problem& problem);

}  // namespace cueline::cli
