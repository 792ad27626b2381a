#include "protocol/http.hpp"

#include "protocol/codec_parse.hpp"
#include "protocol/codec_write.hpp"

namespace cueline {
using codec::parse;
using codec::written;

Parsed<SignIn> read_sign_in(std::string_view json) { return parse<SignIn>(json); }
Parsed<SignOut> read_sign_out(std::string_view json) { return parse<SignOut>(json); }
Parsed<SetUp> read_set_up(std::string_view json) { return parse<SetUp>(json); }
Parsed<Join> read_join(std::string_view json) { return parse<Join>(json); }
Parsed<Enter> read_enter(std::string_view json) { return parse<Enter>(json); }
Parsed<Invite> read_invite(std::string_view json) { return parse<Invite>(json); }
Parsed<Audience> read_audience(std::string_view json) { return parse<Audience>(json); }
Parsed<SignedIn> read_signed_in(std::string_view json) { return parse<SignedIn>(json); }
Parsed<Invitation> read_invitation(std::string_view json) { return parse<Invitation>(json); }

std::string write(const SignIn& body) { return written(body); }
std::string write(const SignOut& body) { return written(body); }
std::string write(const SetUp& body) { return written(body); }
std::string write(const Join& body) { return written(body); }
std::string write(const Enter& body) { return written(body); }
std::string write(const Invite& body) { return written(body); }
std::string write(const SignedIn& body) { return written(body); }
std::string write(const LinkInfo& body) { return written(body); }
std::string write(const Invitation& body) { return written(body); }
std::string write(const Me& body) { return written(body); }
std::string write(const AudienceAnswer& body) { return written(body); }
std::string write(const Problem& body) { return written(body); }

}  // namespace cueline
