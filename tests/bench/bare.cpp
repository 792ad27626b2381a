#include "tests/bench/bare.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <stdexcept>

#include "tests/bench/tls.hpp"

namespace cueline::bench {
namespace {

// Messages of one size, without any framing.
class BareConnection : public Connection {
 public:
  using Connection::Connection;
  void publish(std::size_t, std::uint64_t number) override { write(padded(number, message_bytes)); }

 private:
  std::size_t take(std::string_view bytes, const Heard& heard) override {
    std::size_t taken = 0;
    for (; bytes.size() - taken >= message_bytes; taken += message_bytes) {
      const auto message = bytes.substr(taken, message_bytes);
      // What a sender hears is its own message, both ways.
      heard(*this, Event::delivered, message);
      heard(*this, Event::acknowledged, message);
    }
    return taken;
  }
};

int listen_on(std::uint16_t port) {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int on = 1;
  ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 || ::listen(listener, 1024) != 0)
    throw std::runtime_error("cannot listen");
  return listener;
}

SSL_CTX* server_tls(const std::string& folder) {
  auto* context = SSL_CTX_new(TLS_server_method());
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_use_certificate_chain_file(context, (folder + "/certificate.pem").c_str());
  SSL_CTX_use_PrivateKey_file(context, (folder + "/key.pem").c_str(), SSL_FILETYPE_PEM);
  return context;
}

// Shakes hands, and keeps what OpenSSL needs from there on.
void accept_tls(SSL_CTX* context, int fd) {
  auto* const tls = SSL_new(context);
  SSL_set_fd(tls, fd);
  if (SSL_accept(tls) != 1) SSL_free(tls);
}

}  // namespace

Bare::Bare(const std::string& what, const std::string& folder, const Variables& variables)
    : name_("bare " + what), tls_(what == "tls"), port_(free_port()) {
  if (tls_) static_cast<void>(make_certificate(folder));
  const auto self = std::filesystem::read_symlink("/proc/self/exe").string();
  program_ = std::make_unique<Program>(
      Program::How{{self, "--bare", what, std::to_string(port_), folder}, variables, folder + "/bare.log"});
  program_->wait_for_port(port_);
}

std::unique_ptr<Connection> Bare::join(std::size_t) {
  return std::make_unique<BareConnection>(port_, tls_ ? Socket::Kind::tls : Socket::Kind::plain);
}

void be_bare(const std::string& what, std::uint16_t port, const std::string& folder) {
  const bool sync = what == "sync";
  const bool everybody = what == "send";
  const int file = ::open((folder + "/bare").c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  const int listener = listen_on(port);
  const int epoll = ::epoll_create1(EPOLL_CLOEXEC);
  const auto watch = [epoll](int fd) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = fd;
    ::epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
  };
  watch(listener);
  auto* const tls = what == "tls" ? server_tls(folder) : nullptr;
  std::vector<int> sockets;
  std::array<char, message_bytes> message{};
  for (;;) {
    epoll_event event{};
    if (::epoll_wait(epoll, &event, 1, -1) != 1) continue;
    const int fd = event.data.fd;
    if (fd == listener) {
      const int accepted = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
      const int on = 1;
      ::setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      if (tls != nullptr) {
        accept_tls(tls, accepted);
        continue;
      }
      sockets.push_back(accepted);
      watch(accepted);
    } else if (::recv(fd, message.data(), message.size(), MSG_WAITALL) != static_cast<ssize_t>(message.size())) {
      std::erase(sockets, fd);
      ::close(fd);
    } else {
      if (sync && (::write(file, message.data(), message.size()) < 0 || ::fdatasync(file) != 0)) ::_exit(1);
      if (!everybody) ::send(fd, message.data(), message.size(), MSG_NOSIGNAL);
      if (everybody)
        for (const int socket : sockets) ::send(socket, message.data(), message.size(), MSG_NOSIGNAL);
    }
  }
}

}  // namespace cueline::bench
