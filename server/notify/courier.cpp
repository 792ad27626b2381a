#include "server/notify/courier.hpp"

#include <curl/curl.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstring>
#include <list>
#include <utility>

#include "server/notify/address.hpp"
#include "server/notify/outcome.hpp"

namespace cueline::notify {

namespace {

using Easy = std::unique_ptr<CURL, decltype([](CURL* easy) { curl_easy_cleanup(easy); })>;
using Strings = std::unique_ptr<curl_slist, decltype([](curl_slist* list) { curl_slist_free_all(list); })>;

void add(Strings& list, const std::string& text) {
  if (auto* longer = curl_slist_append(list.get(), text.c_str())) {
    (void)list.release();
    list.reset(longer);
  }
}

// One letter on its way.
struct Parcel {
  Letter letter;
  Courier::Done done;
  Easy easy;
  Strings list;          // headers, or who gets the mail
  std::size_t read = 0;  // of a mail's text
  bool private_address = false;
};

std::size_t read_mail(char* to, std::size_t size, std::size_t count, void* user) {
  auto& parcel = *static_cast<Parcel*>(user);
  const auto& text = std::get<Mail>(parcel.letter).text;
  const auto some = std::min(size * count, text.size() - parcel.read);
  std::memcpy(to, text.data() + parcel.read, some);
  parcel.read += some;
  return some;
}

std::size_t drop_answer(char*, std::size_t size, std::size_t count, void*) { return size * count; }

// The last moment at which the address is known and nothing has been sent.
curl_socket_t open_public(void* user, curlsocktype, curl_sockaddr* address) {
  if (!is_public(address->addr)) {
    static_cast<Parcel*>(user)->private_address = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

class CurlCourier final : public Courier {
 public:
  CurlCourier(CourierSettings settings, CURLM* multi) : settings_(std::move(settings)), multi_(multi) {
    const auto most = static_cast<long>(settings_.at_once_per_host);
    curl_multi_setopt(multi_, CURLMOPT_MAX_HOST_CONNECTIONS, most);
    curl_multi_setopt(multi_, CURLMOPT_MAX_TOTAL_CONNECTIONS, 64L);
  }
  ~CurlCourier() override {
    for (auto& parcel : parcels_) curl_multi_remove_handle(multi_, parcel.easy.get());
    parcels_.clear();
    curl_multi_cleanup(multi_);
  }

  void send(Letter letter, Done done) override;
  [[nodiscard]] bool has_room() const override { return parcels_.size() < settings_.at_once; }
  void turn(std::chrono::milliseconds at_most) override;
  void wake() override { curl_multi_wakeup(multi_); }

 private:
  void prepare(Parcel& parcel, const HttpPost& post) const;
  void prepare(Parcel& parcel, const Mail& mail) const;
  void prepare_both(Parcel& parcel) const;
  [[nodiscard]] Outcome outcome_of(const Parcel& parcel, CURLcode code) const;
  void collect();

  const CourierSettings settings_;
  CURLM* multi_;
  std::list<Parcel> parcels_;
};

void CurlCourier::send(Letter letter, Done done) {
  auto& parcel = parcels_.emplace_back(Parcel{std::move(letter), std::move(done), Easy(curl_easy_init()), {}});
  prepare_both(parcel);
  std::visit([&](const auto& kind) { prepare(parcel, kind); }, parcel.letter);
  curl_multi_add_handle(multi_, parcel.easy.get());
}

void CurlCourier::prepare_both(Parcel& parcel) const {
  auto* easy = parcel.easy.get();
  const auto patience = static_cast<long>(settings_.patience.count());
  curl_easy_setopt(easy, CURLOPT_PRIVATE, &parcel);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, patience);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, patience / 2);
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy, CURLOPT_PROXY, "");  // what the environment says about browsing is not about this
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, drop_answer);
  curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!settings_.ca_file.empty()) curl_easy_setopt(easy, CURLOPT_CAINFO, settings_.ca_file.c_str());
}

void CurlCourier::prepare(Parcel& parcel, const HttpPost& post) const {
  auto* easy = parcel.easy.get();
  for (const auto& header : post.headers) add(parcel.list, header);
  add(parcel.list, "Expect:");
  curl_easy_setopt(easy, CURLOPT_URL, post.url.c_str());
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "https,http");
  curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(post.body.size()));
  curl_easy_setopt(easy, CURLOPT_POSTFIELDS, post.body.data());
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, parcel.list.get());
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
  // Share an HTTP/2 connection that is being made; without TLS nobody knows whether it will be one before it answers.
  curl_easy_setopt(easy, CURLOPT_PIPEWAIT, post.url.starts_with("https:") ? 1L : 0L);
  if (post.stranger && !settings_.allow_private) {
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_public);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &parcel);
  }
}

void CurlCourier::prepare(Parcel& parcel, const Mail& mail) const {
  auto* easy = parcel.easy.get();
  add(parcel.list, mail.to);
  curl_easy_setopt(easy, CURLOPT_URL, settings_.smtp_url.c_str());
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtps,smtp");
  curl_easy_setopt(easy, CURLOPT_USE_SSL, static_cast<long>(settings_.smtp_plain ? CURLUSESSL_TRY : CURLUSESSL_ALL));
  if (!settings_.smtp_user.empty()) {
    curl_easy_setopt(easy, CURLOPT_USERNAME, settings_.smtp_user.c_str());
    curl_easy_setopt(easy, CURLOPT_PASSWORD, settings_.smtp_password.c_str());
  }
  curl_easy_setopt(easy, CURLOPT_MAIL_FROM, settings_.smtp_from.c_str());
  curl_easy_setopt(easy, CURLOPT_MAIL_RCPT, parcel.list.get());
  curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(easy, CURLOPT_READFUNCTION, read_mail);
  curl_easy_setopt(easy, CURLOPT_READDATA, &parcel);
}

Outcome CurlCourier::outcome_of(const Parcel& parcel, CURLcode code) const {
  if (parcel.private_address) return {Outcome::Kind::gone, 0, 0, "its address is not a public one"};
  long status = 0;
  curl_easy_getinfo(parcel.easy.get(), CURLINFO_RESPONSE_CODE, &status);
  if (std::holds_alternative<HttpPost>(parcel.letter)) {
    if (code != CURLE_OK) return {Outcome::Kind::later, 0, 0, curl_easy_strerror(code)};
    curl_off_t after = 0;
    curl_easy_getinfo(parcel.easy.get(), CURLINFO_RETRY_AFTER, &after);
    return outcome_of_http(static_cast<int>(status), after);
  }
  if (code == CURLE_OK) return outcome_of_smtp(250);
  // A wrong password is the operator's to mend: the mail can wait for it.
  if (code == CURLE_LOGIN_DENIED) return {Outcome::Kind::later, 0, static_cast<int>(status), "sign-in refused"};
  if (status >= 400) return outcome_of_smtp(static_cast<int>(status));
  return {Outcome::Kind::later, 0, 0, curl_easy_strerror(code)};
}

void CurlCourier::turn(std::chrono::milliseconds at_most) {
  int running = 0;
  curl_multi_perform(multi_, &running);
  collect();
  curl_multi_poll(multi_, nullptr, 0, static_cast<int>(at_most.count()), nullptr);
  curl_multi_perform(multi_, &running);
  collect();
}

void CurlCourier::collect() {
  int left = 0;
  while (const auto* message = curl_multi_info_read(multi_, &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    const auto code = message->data.result;
    char* user = nullptr;
    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &user);
    auto* const parcel = reinterpret_cast<Parcel*>(user);
    curl_multi_remove_handle(multi_, parcel->easy.get());
    const auto outcome = outcome_of(*parcel, code);
    const auto done = std::move(parcel->done);
    parcels_.remove_if([parcel](const Parcel& one) { return &one == parcel; });
    done(outcome);
  }
}

}  // namespace

result<std::unique_ptr<Courier>> Courier::open(CourierSettings settings) {
  static const auto started = curl_global_init(CURL_GLOBAL_DEFAULT);
  auto* multi = started == CURLE_OK ? curl_multi_init() : nullptr;
  if (!multi) return Errc::busy;
  return std::unique_ptr<Courier>(std::make_unique<CurlCourier>(std::move(settings), multi));
}

}  // namespace cueline::notify
