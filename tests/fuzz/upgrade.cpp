// What comes from an HTTP client, cut anyhow: requests with one reading or a refusal; and whether they become
// WebSockets.
#include "server/net/upgrade.hpp"

#include <algorithm>
#include <vector>

#include "protocol/limits.hpp"
#include "server/net/request_reader.hpp"
#include "tests/fuzz/promise.hpp"

namespace {

using namespace cueline::net;
using cueline::fuzz::promise;

struct Came {
  std::vector<RequestReader::Read> requests;
  int refusal = 0;
};

Came read(std::string_view stream, std::uint8_t cuts) {
  RequestReader reader;
  Came came;
  std::string waiting;
  while (!stream.empty()) {
    const auto size = cuts == 0 ? stream.size() : std::min<std::size_t>(stream.size(), 1 + cuts % 29);
    cuts = static_cast<std::uint8_t>(cuts * 5 + 1);
    waiting += stream.substr(0, size);
    stream.remove_prefix(size);
    while (reader.state() == RequestReader::State::more && !waiting.empty()) {
      const auto taken = reader.take(waiting);
      waiting.erase(0, taken);
      if (reader.state() == RequestReader::State::done) {
        came.requests.push_back(reader.request());
      } else if (taken == 0) {
        break;
      }
    }
    if (reader.state() == RequestReader::State::refused) {
      came.refusal = reader.refusal().status;
      return came;
    }
  }
  return came;
}

bool same(const RequestReader::Read& one, const RequestReader::Read& other) {
  return one.request.method == other.request.method && one.request.target == other.request.target &&
         one.request.headers == other.request.headers && one.request.body == other.request.body &&
         one.request.upgrade == other.request.upgrade && one.head_only == other.head_only &&
         one.keep_alive == other.keep_alive;
}

// As a careful client would send it. What stands in trailers is not part of it.
std::string written(const Request& request, bool modern) {
  auto text = request.method + " " + request.target + (modern ? " HTTP/1.1\r\n" : " HTTP/1.0\r\n");
  for (const auto& [name, value] : request.headers) text += name + ": " + value + "\r\n";
  text += "\r\n";
  if (request.count("transfer-encoding") == 0) return text + request.body;
  if (!request.body.empty()) {
    std::string size;
    for (auto left = request.body.size(); left > 0; left /= 16)
      size.insert(size.begin(), "0123456789abcdef"[left % 16]);
    text += size + "\r\n" + request.body + "\r\n";
  }
  return text + "0\r\n\r\n";
}

void check_request(const RequestReader::Read& read_one) {
  const auto& request = read_one.request;
  promise(request.count("host") <= 1, "a request is for one host");
  promise(request.count("content-length") + request.count("transfer-encoding") <= 1, "a body ends in one way");
  promise(request.body.size() <= cueline::limits::frame_bytes, "a body has its limit");
  promise(request.target.find_first_of(std::string_view("\r\n \0", 4)) == std::string::npos, "a target is one word");
  for (const auto& [name, value] : request.headers)
    promise((name + value).find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos, "a field is one line");
  // Without a Host it was of HTTP/1.0; with one it may have been of either.
  const auto again = read(written(request, request.count("host") == 1), 0);
  promise(again.refusal == 0 && again.requests.size() == 1, "what was read is read again");
  const auto& other = again.requests.front().request;
  promise(other.method == request.method && other.target == request.target && other.headers == request.headers &&
              other.body == request.body,
          "and it is the same");
}

void check_upgrade(const Request& request) {
  promise(request.upgrade == false || asks_for_websocket(request), "who does not ask gets no WebSocket");
  const auto agreed = agree(request);
  if (!agreed) return promise(agreed.error().status == 400 || agreed.error().status == 426, "a refusal has its status");
  promise(agreed->find("\r\n\r\n") == agreed->size() - 4, "the answer is one head");
  promise(request.header("sec-websocket-key").size() == 24 && request.body.empty(), "the request was a whole one");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto stream = cueline::fuzz::text_of(data + 1, size - 1);
  const auto whole = read(stream, 0);
  // What is refused at once in one piece may be refused only later in many.
  promise(std::ranges::equal(whole.requests, read(stream, data[0]).requests, same),
          "requests are the same however they are cut");
  for (const auto& one : whole.requests) {
    check_request(one);
    check_upgrade(one.request);
  }
  return 0;
}
