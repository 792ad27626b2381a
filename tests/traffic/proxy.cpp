#include "tests/traffic/proxy.hpp"

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <list>
#include <random>
#include <string>
#include <thread>
#include <utility>

namespace cueline::traffic {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::milliseconds;
constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

enum class End { reset, one_sided, half_close, silence };

// How a connection is treated, drawn when it is accepted.
struct Fate {
  End end = End::reset;
  std::int64_t left = 0;               // bytes, both ways, until then
  std::size_t piece = 16'384;          // passed on at once, at most
  std::chrono::microseconds pause{0};  // after some pieces
  unsigned pause_after = 1;            // this many
  unsigned stall_one_of = 3'000;       // pieces
};

Fate draw(std::mt19937_64& chance) {
  Fate fate;
  // Two thirds end in one of the two ways that both sides learn of at once.
  constexpr std::array ends{End::reset, End::reset, End::half_close, End::half_close, End::one_sided, End::silence};
  fate.end = ends[chance() % ends.size()];
  constexpr std::array<std::int64_t, 4> lives{2'000, 60'000, 400'000, 1'500'000};
  fate.left = 500 + static_cast<std::int64_t>(chance() % static_cast<std::uint64_t>(lives[chance() % lives.size()]));
  constexpr std::array<std::size_t, 6> pieces{1, 7, 130, 1'400, 16'384, 16'384};
  fate.piece = pieces[chance() % pieces.size()];
  if (fate.piece < 100) fate.left = std::min<std::int64_t>(fate.left, static_cast<std::int64_t>(fate.piece) * 500);
  constexpr std::array<std::chrono::microseconds, 4> pauses{{{}, {}, std::chrono::microseconds(200), milliseconds(5)}};
  fate.pause = pauses[chance() % pauses.size()];
  fate.pause_after = fate.piece < 100 ? 50 : 4;
  return fate;
}

}  // namespace

class Proxy::Impl {
 public:
  Impl(const std::vector<std::uint16_t>& ports, std::uint16_t target, const Weather& weather)
      : target_(asio::ip::address_v4::loopback(), target), weather_(weather), chance_(weather.seed) {
    for (const auto port : ports) {
      auto& acceptor = acceptors_.emplace_back(io_, tcp::endpoint(asio::ip::address_v4::loopback(), port));
      asio::co_spawn(io_, accept(this, &acceptor), asio::detached);
    }
    thread_ = std::thread([this] { io_.run(); });
  }

  ~Impl() {
    io_.stop();
    thread_.join();
  }

  std::atomic<bool> calm{false};
  Injuries injuries;

 private:
  struct Link {
    Link(tcp::socket from_client, const Fate& drawn, Tampering how, std::uint64_t seed)
        : client(std::move(from_client)), server(client.get_executor()), fate(drawn), tamper(how, seed), chance(seed) {}
    tcp::socket client, server;
    Fate fate;
    Tamper tamper;
    std::mt19937_64 chance;
    bool ended = false;
  };
  using LinkPtr = std::shared_ptr<Link>;

  static asio::awaitable<void> accept(Impl* self, tcp::acceptor* acceptor) {
    for (;;) {
      auto [error, socket] = co_await acceptor->async_accept(as_result);
      if (error) continue;
      const auto fate = draw(self->chance_);
      auto link = std::make_shared<Link>(std::move(socket), fate, self->weather_.tampering, self->chance_());
      asio::co_spawn(self->io_, self->serve(std::move(link)), asio::detached);
    }
  }

  asio::awaitable<void> serve(LinkPtr link) {
    ++injuries.connections;
    if (link->fate.piece < 100 && injures()) ++injuries.dribbled;
    const auto [error] = co_await link->server.async_connect(target_, as_result);
    if (error) co_return reset(*link, link->client);
    for (auto* socket : {&link->client, &link->server}) socket->set_option(tcp::no_delay(true));
    asio::co_spawn(io_, pump(link, &link->client, &link->server), asio::detached);
    asio::co_spawn(io_, pump(link, &link->server, &link->client), asio::detached);
  }

  asio::awaitable<void> pump(LinkPtr link, tcp::socket* from, tcp::socket* to) {
    std::array<char, 16'384> buffer;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled by the read
    for (unsigned pieces = 1; !link->ended; ++pieces) {
      const auto room = asio::buffer(buffer, injures() ? link->fate.piece : buffer.size());
      const auto [ended, size] = co_await from->async_read_some(room, as_result);
      if (link->ended) co_return;
      if (ended) co_return pass_end(*link, ended, *to);
      injuries.bytes += size;
      std::string bytes(buffer.data(), size);
      if (from == &link->server) {
        const auto before = link->tamper.done();
        bytes = link->tamper.pass(bytes);
        injuries.tampered += link->tamper.done() - before;
      }
      if (injures()) {
        link->fate.left -= static_cast<std::int64_t>(size);
        if (link->fate.left <= 0) bytes.resize(bytes.size() / 2);  // mostly in the middle of a frame
      }
      const auto [stuck, written] = co_await asio::async_write(*to, asio::buffer(bytes), as_result);
      if (link->ended) co_return;
      if (stuck) co_return pass_end(*link, stuck, *from);
      if (!injures()) continue;
      if (link->fate.left <= 0) co_return co_await end(link, from, to);
      co_await linger(link, pieces);
    }
  }

  asio::awaitable<void> linger(LinkPtr link, unsigned pieces) {
    auto wait = std::chrono::microseconds(0);
    if (link->chance() % link->fate.stall_one_of == 0) {
      ++injuries.stalls;
      wait = milliseconds(50 + link->chance() % 450);
    } else if (pieces % link->fate.pause_after == 0) {
      wait = link->fate.pause;
    }
    if (wait.count() > 0) co_await sleep(wait);
  }

  asio::awaitable<void> end(LinkPtr link, tcp::socket* from, tcp::socket* to) {
    switch (link->fate.end) {
      case End::reset: ++injuries.resets; break;
      case End::one_sided:  // the other side keeps a connection to nobody for a while
        ++injuries.one_sided;
        link->ended = true;
        abort(*to);
        co_await sleep(milliseconds(link->chance() % 1'500));
        break;
      case End::half_close: {  // one direction ends politely in the middle of a frame, the other goes on
        ++injuries.half_closes;
        error_code ignored;
        to->shutdown(tcp::socket::shutdown_send, ignored);
        co_await sleep(milliseconds(link->chance() % 400));
        break;
      }
      case End::silence:
        ++injuries.silences;
        link->ended = true;
        co_await sleep(std::chrono::minutes(10));  // longer than anybody should wait
        break;
    }
    reset(*link, *from);
  }

  // One side ended by itself: the other is told in the same way.
  void pass_end(Link& link, error_code why, tcp::socket& other) {
    if (why != asio::error::eof) return reset(link, other);
    error_code ignored;
    other.shutdown(tcp::socket::shutdown_send, ignored);
  }

  void reset(Link& link, tcp::socket& first) {
    link.ended = true;
    abort(first);
    abort(link.client);
    abort(link.server);
  }

  static void abort(tcp::socket& socket) {
    error_code ignored;
    socket.set_option(asio::socket_base::linger(true, 0), ignored);
    socket.close(ignored);
  }

  asio::awaitable<void> sleep(std::chrono::microseconds time) {
    asio::steady_timer timer(io_, time);
    co_await timer.async_wait(as_result);
  }

  [[nodiscard]] bool injures() const { return weather_.injures && !calm; }

  asio::io_context io_{1};
  const tcp::endpoint target_;
  const Weather weather_;
  std::mt19937_64 chance_;
  std::list<tcp::acceptor> acceptors_;
  std::thread thread_;
};

Proxy::Proxy(const std::vector<std::uint16_t>& ports, std::uint16_t target, const Weather& weather)
    : impl_(std::make_unique<Impl>(ports, target, weather)) {}
Proxy::~Proxy() = default;
void Proxy::calm() { impl_->calm = true; }
const Injuries& Proxy::injuries() const { return impl_->injuries; }

}  // namespace cueline::traffic
