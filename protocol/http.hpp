// The bodies of HTTP requests and answers: what comes before a connection (signing in, links, the first admin) and
// the few questions that need none. Same rules as the frames: described once, read strictly, no `kind`.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "protocol/read.hpp"

namespace cueline {

using Login = Text<limits::login_bytes, 1>;
using Password = Text<limits::password_bytes, 1>;                              // to be checked
using NewPassword = Text<limits::password_bytes, limits::password_min_bytes>;  // to be set
using Token = Text<limits::token_bytes, 1>;

// POST /api/sign-in: a login and its password.
struct SignIn {
  Login login;        // as chosen when joining
  Password password;  // the password
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (login, password))

// POST /api/sign-out, of this device or of all of this person's.
struct SignOut {
  bool everywhere = false;  // all devices
};
BOOST_DESCRIBE_STRUCT(SignOut, (), (everywhere))

// POST /api/setup: founds the school and signs its first admin in.
struct SetUp {
  Token link;            // the secret of the set-up link
  Name school;           // the school's name
  Name time_zone;        // an IANA name
  Code language;         // en, es or pt
  Name name;             // the first admin's name
  Login login;           // how they will sign in
  NewPassword password;  // with this password
};
BOOST_DESCRIBE_STRUCT(SetUp, (), (link, school, time_zone, language, name, login, password))

// POST /api/join: uses up an invitation.
struct Join {
  Token link;            // the secret of the invitation
  Login login;           // how they will sign in
  NewPassword password;  // with this password
};
BOOST_DESCRIBE_STRUCT(Join, (), (link, login, password))

// POST /api/enter: uses up a one-time sign-in link.
struct Enter {
  Token link;  // the secret of the link
};
BOOST_DESCRIBE_STRUCT(Enter, (), (link))

// The answer to the four above: a browser is signed in by the cookie, a program keeps the token.
struct SignedIn {
  PersonId person;    // who
  std::string token;  // the session's secret
};
BOOST_DESCRIBE_STRUCT(SignedIn, (), (person, token))

BOOST_DEFINE_ENUM_CLASS(LinkPurpose, setup, join, sign_in, device)

// GET /api/link?secret=...: what a link is for.
struct LinkInfo {
  LinkPurpose purpose = LinkPurpose::join;  // what it lets its holder do
  std::optional<Name> name;                 // of the person or the device it is for
  std::optional<Name> school;               // the school's name
  Millis expires;                           // until when
};
BOOST_DESCRIBE_STRUCT(LinkInfo, (), (purpose, name, school, expires))

// POST /api/invite (admins): a new invitation for a person who is already on the list of people.
struct Invite {
  PersonId person;  // for whom
};
BOOST_DESCRIBE_STRUCT(Invite, (), (person))

// The answer to an invite.
struct Invitation {
  Token secret;    // the link is /join/<secret>
  Millis expires;  // until when
};
BOOST_DESCRIBE_STRUCT(Invitation, (), (secret, expires))

// GET /api/me: who is signed in here.
struct Me {
  Person person;       // who is asking
  std::string school;  // the school's name
};
BOOST_DESCRIBE_STRUCT(Me, (), (person, school))

// POST /api/audience: who an alert would go to; takes an audience, answers this.
struct AudienceAnswer {
  std::vector<PersonId> persons;  // each once, without the asker
};
BOOST_DESCRIBE_STRUCT(AudienceAnswer, (), (persons))

[[nodiscard]] Parsed<SignIn> read_sign_in(std::string_view json);
[[nodiscard]] Parsed<SignOut> read_sign_out(std::string_view json);
[[nodiscard]] Parsed<SetUp> read_set_up(std::string_view json);
[[nodiscard]] Parsed<Join> read_join(std::string_view json);
[[nodiscard]] Parsed<Enter> read_enter(std::string_view json);
[[nodiscard]] Parsed<Invite> read_invite(std::string_view json);
[[nodiscard]] Parsed<Audience> read_audience(std::string_view json);
[[nodiscard]] Parsed<SignedIn> read_signed_in(std::string_view json);
[[nodiscard]] Parsed<Invitation> read_invitation(std::string_view json);

[[nodiscard]] std::string write(const SignIn& body);
[[nodiscard]] std::string write(const SignOut& body);
[[nodiscard]] std::string write(const SetUp& body);
[[nodiscard]] std::string write(const Join& body);
[[nodiscard]] std::string write(const Enter& body);
[[nodiscard]] std::string write(const Invite& body);
[[nodiscard]] std::string write(const SignedIn& body);
[[nodiscard]] std::string write(const LinkInfo& body);
[[nodiscard]] std::string write(const Invitation& body);
[[nodiscard]] std::string write(const Me& body);
[[nodiscard]] std::string write(const AudienceAnswer& body);
[[nodiscard]] std::string write(const Problem& body);

}  // namespace cueline
