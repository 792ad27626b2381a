#include "protocol/push.hpp"

#include "protocol/codec_parse.hpp"
#include "protocol/codec_write.hpp"

namespace cueline {
using codec::parse;
using codec::written;

Parsed<PushSubscription> read_push_subscription(std::string_view json) { return parse<PushSubscription>(json); }
Parsed<ShownNotice> read_shown_notice(std::string_view json) { return parse<ShownNotice>(json); }
Parsed<Contact> read_contact(std::string_view json) { return parse<Contact>(json); }

std::string write(const PushKey& body) { return written(body); }
std::string write(const PushDevices& body) { return written(body); }
std::string write(const Contact& body) { return written(body); }
std::string write(const PushTest& body) { return written(body); }
std::string write(const PushTestFate& body) { return written(body); }

}  // namespace cueline
