#include "protocol/push.hpp"

#include "protocol/codec_parse.hpp"
#include "protocol/codec_write.hpp"

namespace cueline {
namespace {

template <class T>
Parsed<T> body(std::string_view json) {
  return codec::parse<T>(json, limits::frame_bytes);
}

template <class T>
std::string written(const T& value) {
  std::string out;
  codec::write_value(out, value);
  return out;
}

}  // namespace

Parsed<PushSubscription> read_push_subscription(std::string_view json) { return body<PushSubscription>(json); }
Parsed<ShownNotice> read_shown_notice(std::string_view json) { return body<ShownNotice>(json); }
Parsed<Contact> read_contact(std::string_view json) { return body<Contact>(json); }

std::string write(const PushKey& body) { return written(body); }
std::string write(const PushDevices& body) { return written(body); }
std::string write(const Contact& body) { return written(body); }
std::string write(const PushTest& body) { return written(body); }
std::string write(const PushTestFate& body) { return written(body); }

}  // namespace cueline
