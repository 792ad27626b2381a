#include "server/net/connection.hpp"

#include <boost/asio/post.hpp>
#include <utility>
#include <variant>

#include "server/net/text_frame.hpp"

namespace cueline::net {
namespace {

constexpr std::size_t taken_at_once = 64 * 1024;
constexpr auto leave_patience = std::chrono::seconds(3);

CloseCode close_code_of(Errc reason) {
  switch (reason) {
    case Errc::stopping: return CloseCode::going_away;
    case Errc::access_changed: return CloseCode::access_changed;
    case Errc::busy: return CloseCode::too_many;
    case Errc::not_signed_in:
    case Errc::deactivated:
    case Errc::not_found: return CloseCode::signed_out;
    default: return CloseCode::trouble;
  }
}

Errc errc_of(boost::system::error_code error) {
  return error.category() == error_category() ? static_cast<Errc>(error.value()) : Errc::log_broken;
}

}  // namespace

Connection::Connection(Hub& hub, std::shared_ptr<WebSocket> socket, std::optional<auth::SessionInfo> session)
    : hub_(hub), socket_(std::move(socket)), session_(session), since_(hub.loop().now()) {}

std::optional<std::uint64_t> Connection::session() const {
  return session_ ? std::optional(session_->id) : std::nullopt;
}

void Connection::text(std::string_view message) {
  while (!message.empty() && socket_) {
    const auto end = message.find('\n');
    const auto json = message.substr(0, end);
    message.remove_prefix(end == std::string_view::npos ? message.size() : end + 1);
    if (!json.empty()) line(json);
  }
}

void Connection::line(std::string_view json) {
  add(hub_.figures_.frames_in);
  auto frame = read_client_frame(json);
  if (!frame) return unreadable(frame.error());
  bad_in_a_row_ = 0;
  if (!greeted_ && !std::holds_alternative<Hello>(*frame))
    return socket_->close(CloseCode::hello_expected, "hello expected");
  std::visit([this](auto& kind) { take(std::move(kind)); }, *frame);
}

void Connection::unreadable(const Fault& fault) {
  add(hub_.figures_.bad_frames);
  answer(Reply{.id = fault.id, .sequences = {}, .problem = problem_of(fault)});
  if (!greeted_) return socket_->close(CloseCode::hello_expected, "hello expected");
  if (++bad_in_a_row_ < hub_.rules_.bad_frames_max) return;
  refill();  // the reasons go first
  if (socket_) socket_->close(CloseCode::bad_frame, "too many unreadable frames");
}

void Connection::take(const Hello& hello) {
  if (std::exchange(greeted_, true)) {
    const Fault again{Errc::wrong_state, "/kind", "hello only once", {}};
    return unreadable(again);
  }
  if (hello.token) session_ = hub_.auth_.session_of(*hello.token);
  if (!session_) return close(Errc::not_signed_in);
  auto& count = hub_.per_person_[session_->person];
  if (++count > hub_.rules_.connections_per_person) return close(Errc::busy);
  socket_->known();
  add(hub_.figures_.connections);
  reader_ = hub_.tail_.open(session_->person, hello.position, [this] { woken(); });
}

std::optional<Problem> Connection::over_rate() {
  const auto wait = rate_.take(hub_.rules_.connection_rate, Loop::Clock::now());
  if (wait.count() == 0) return std::nullopt;
  add(hub_.figures_.over_rate);
  return busy_for(wait);
}

void Connection::take(CommandFrame frame) {
  if (auto problem = over_rate()) return answer(Reply{.id = frame.id, .sequences = {}, .problem = problem});
  owe();
  hub_.desk_.submit(session_->person, std::move(frame), [weak = weak_from_this()](const Reply& reply) {
    const auto self = weak.lock();
    if (!self) return;
    self->answer(reply);
    self->was_answered();
  });
}

void Connection::take(const Read& read) {
  if (!over_rate()) hub_.desk_.read(session_->person, read);  // latest wins: a lost one is made good by the next
}

void Connection::take(History question) {
  if (auto problem = over_rate()) return answer(Reply{.id = question.id, .sequences = {}, .problem = problem});
  add(hub_.figures_.histories);
  owe();
  const std::string id = question.id;
  hub_.desk_.history(session_->person, std::move(question), [weak = weak_from_this(), id](result<HistoryPage> page) {
    const auto self = weak.lock();
    if (!self) return;
    if (page)
      self->answer(text_frame(*page));
    else
      self->answer(Reply{.id = id, .sequences = {}, .problem = problem_of(page.error())});
    self->was_answered();
  });
}

void Connection::take(Ask ask) {
  Found found{.id = ask.id, .finding = {}, .problem = {}};
  if (auto problem = over_rate()) {
    found.problem = problem;
    return answer(text_frame(found));
  }
  owe();
  hub_.desk_.ask(session_->person, std::move(ask.question),
                 [weak = weak_from_this(), found = std::move(found)](result<Finding> finding) mutable {
                   const auto self = weak.lock();
                   if (!self) return;
                   if (finding)
                     found.finding = std::move(*finding);
                   else
                     found.problem = problem_of(finding.error());
                   self->answer(text_frame(found));
                   self->was_answered();
                 });
}

void Connection::take(const Presence& presence) {
  if (over_rate() || presence.here == here_) return;
  here_ = presence.here;
  hub_.desk_.present(session_->person, here_ ? 1 : -1);
}

void Connection::was_answered() {
  --asked_;
  if (leaving_ && asked_ == 0) close(Errc::stopping);
}

void Connection::owe() {
  ++asked_;
  if (asked_ + answered_ < hub_.rules_.owed_max || paused_ || !socket_) return;
  paused_ = true;
  socket_->pause();
}

void Connection::settle() {
  if (!paused_ || asked_ + answered_ > hub_.rules_.owed_max / 2) return;
  paused_ = false;
  socket_->resume();
}

void Connection::answer(const Reply& reply) { answer(text_frame(reply)); }

void Connection::answer(Bytes frame) {
  if (!socket_) return;
  ++answered_;
  if (asked_ + answered_ >= hub_.rules_.owed_max && !std::exchange(paused_, true)) socket_->pause();
  if (!reader_) return socket_->send(std::move(frame));
  reader_->answer(std::move(frame));
  socket_->flush_soon();
}

// Called for as long as there is a reader, so until closed().
void Connection::woken() {
  if (!reader_->closed()) return socket_->flush_soon();
  boost::asio::post(hub_.loop().io(), [self = shared_from_this()] {
    if (self->reader_) self->close(errc_of(*self->reader_->closed()));
  });
}

void Connection::refill() {
  if (!socket_) return;
  if (reader_ && reader_->take(hub_.taken_, taken_at_once)) {
    hub_.frames_out_ += hub_.taken_.size();
    for (auto& frame : hub_.taken_) {
      hub_.bytes_out_ += frame->size();
      socket_->send(std::move(frame));
    }
    return hub_.taken_.clear();
  }
  answered_ = 0;
  settle();
}

void Connection::tick() {
  if (!greeted_ && hub_.loop().now() - since_ > hub_.rules_.patience.hello)
    return socket_->close(CloseCode::hello_expected, "hello expected");
  if (leaving_ && hub_.loop().now() > *leaving_) close(Errc::stopping);
}

void Connection::close(Errc reason) {
  if (!socket_) return;
  if (reason == Errc::stopping && asked_ > 0 && !leaving_) {
    leaving_ = hub_.loop().now() + leave_patience;
    return socket_->pause();
  }
  refill();  // the answers it has are given
  if (reason != Errc::access_changed) {
    const Reply why{.id = {}, .sequences = {}, .problem = problem_of(make_error_code(reason))};
    socket_->send(text_frame(why));
  }
  socket_->close(close_code_of(reason), error_row(reason).name);
}

void Connection::closed() {
  socket_ = nullptr;
  if (here_) hub_.desk_.present(session_->person, -1);
  if (reader_) take_one(hub_.figures_.connections);
  reader_ = nullptr;
  if (greeted_ && session_) {
    const auto count = hub_.per_person_.find(session_->person);
    if (count != hub_.per_person_.end() && --count->second == 0) hub_.per_person_.erase(count);
  }
  hub_.connections_.erase(this);
}

}  // namespace cueline::net
