#include "server/net/http_connection.hpp"

#include <boost/asio/post.hpp>
#include <span>
#include <utility>

#include "server/net/request_reader.hpp"

namespace cueline::net {
namespace {

constexpr auto request_patience = std::chrono::seconds(10);  // for the whole of a request, and for the TLS handshake
constexpr auto idle_patience = std::chrono::seconds(60);     // between two requests
constexpr auto write_patience = std::chrono::seconds(120);   // for the other side to take an answer

class HttpConnection final : public WireUser, public std::enable_shared_from_this<HttpConnection> {
 public:
  HttpConnection(std::shared_ptr<Wire> wire, const HttpUser& user) : wire_(std::move(wire)), user_(user) {}

  void start() {
    wire_->belongs_to(shared_from_this());
    wire_->deadline_after(request_patience);  // for the TLS handshake, too
  }

 private:
  void received(std::span<char> bytes) override {
    begin_request();
    bytes_.append(bytes.data(), bytes.size());
    parse();
  }

  void end_of_input() override { wire_->finish(); }
  void tick() override {}
  void ended() override {}

  // Only when the other side has taken an answer is its next question read.
  void refill() override {
    if (!std::exchange(answering_, false)) return;
    wire_->resume();
    wire_->deadline_after(idle_patience);
    wire_->between_requests(true);
    if (bytes_.empty()) return;
    begin_request();
    parse();
  }

  // Its time runs from the first byte, however the others come.
  void begin_request() {
    if (std::exchange(begun_, true)) return;
    wire_->deadline_after(request_patience);
    wire_->between_requests(false);
  }

  void parse() {
    const auto self = shared_from_this();  // the wire may belong to a WebSocket afterwards
    bytes_.erase(0, reader_.take(bytes_));
    if (bytes_.empty()) bytes_ = {};
    if (reader_.state() == RequestReader::State::refused) return send(reader_.refusal(), false, true);
    if (reader_.state() == RequestReader::State::done) return take();
    if (reader_.wants_continue()) wire_->send(std::make_shared<const std::string>("HTTP/1.1 100 Continue\r\n\r\n"));
  }

  // An answer may be dropped on a thread of auth's or the log's; the connection is then let go on its own.
  std::shared_ptr<HttpConnection> for_other_threads() {
    auto let_go = [self = shared_from_this()](HttpConnection*) mutable {
      auto& io = self->wire_->loop().io();
      boost::asio::post(io, [last = std::move(self)] {});
    };
    return {this, std::move(let_go)};
  }

  void take() {
    auto [request, head_only, keep_alive] = reader_.request();
    name_client(request);
    request.secure = wire_->secure();
    head_only_ = head_only;
    close_ = !keep_alive;
    begun_ = false;
    wire_->no_deadline();
    wire_->pause();
    if (request.target.empty() || request.target.front() != '/')
      return send(problem(Errc::malformed), head_only_, true);
    if (request.upgrade) return upgrade(request);
    user_.request(wire_->loop(), request, [self = for_other_threads()](Response response) {
      self->send(std::move(response), self->head_only_, self->close_);
    });
  }

  // A proxy on this machine says for whom it asks; nobody else is believed.
  void name_client(Request& request) const {
    const auto forwarded = request.header("x-forwarded-for");
    const auto last = forwarded.substr(forwarded.rfind(',') + 1);  // npos + 1 is 0
    const auto begin = last.find_first_not_of(' ');
    request.local = wire_->local() && forwarded.empty() && request.header("forwarded").empty();
    request.from = wire_->local() && begin != std::string_view::npos ? std::string(last.substr(begin)) : wire_->from();
  }

  void upgrade(Request& request) {
    // A client that speaks before it is answered is not one.
    if (!bytes_.empty() || !request.body.empty()) return send(problem(Errc::malformed), false, true);
    if (auto refusal = user_.upgrade(wire_, request)) send(std::move(*refusal), false, true);
  }

  void send(Response response, bool head_only, bool close) {
    wire_->send(std::make_shared<const std::string>(head_of(response, wire_->secure(), close)));
    if (response.body && !head_only && response.status != 304) wire_->send(response.body);
    if (close) return wire_->finish();
    wire_->deadline_after(write_patience);
    answering_ = true;
  }

  std::shared_ptr<Wire> wire_;
  const HttpUser& user_;
  RequestReader reader_;
  std::string bytes_;       // read and not yet taken
  bool begun_ = false;      // a request, not yet read whole
  bool answering_ = false;  // the answer is being written
  bool head_only_ = false;
  bool close_ = false;
};

}  // namespace

void serve_http(std::shared_ptr<Wire> wire, const HttpUser& user) {
  std::make_shared<HttpConnection>(std::move(wire), user)->start();
}

}  // namespace cueline::net
