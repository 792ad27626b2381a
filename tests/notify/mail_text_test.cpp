#include "server/notify/mail_text.hpp"

#include <catch2/catch.hpp>

namespace cueline::notify {

namespace {

MailParts parts() {
  return {.from = "cueline@school.example",
          .from_name = "Elm Street School",
          .to = "ana@school.example",
          .subject = "Room 12",
          .body = "Room 12: a cue for you.\n",
          .id = "n7.42",
          .time = Millis{1'793'000'000'000}};
}

bool has_line_over(const std::string& text, std::size_t longest) {
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find("\r\n", at);
    REQUIRE(end != text.npos);  // every line ends with CRLF
    if (end - at > longest) return true;
    at = end + 2;
  }
  return false;
}

}  // namespace

TEST_CASE("a mail is plain text with the headers of RFC 5322") {
  CHECK(mail_text(parts()) ==
        "Date: Mon, 26 Oct 2026 07:33:20 +0000\r\n"
        "From: Elm Street School <cueline@school.example>\r\n"
        "To: <ana@school.example>\r\n"
        "Message-ID: <n7.42@school.example>\r\n"
        "Subject: Room 12\r\n"
        "Auto-Submitted: auto-generated\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n"
        "\r\n"
        "Room 12: a cue for you.\r\n");
}

TEST_CASE("names and subjects in other letters become encoded words, whole characters each") {
  auto mail = parts();
  mail.from_name = "Escola B\u00e1sica, n.\u00ba 1";
  for (int i = 0; i < 30; ++i) mail.subject += "\u00e7\u00e3o ";
  const auto text = mail_text(mail);
  CHECK(text.find("From: =?utf-8?q?Escola_B=C3=A1sica=2C_n=2E=C2=BA_1?= <") != text.npos);
  CHECK_FALSE(has_line_over(text, 78));
  CHECK(text.find("=C3?=") == text.npos);
}

TEST_CASE("nothing in a name or a subject can begin another header") {
  auto mail = parts();
  mail.from_name = "Elm\r\nBcc: everybody@example.com";
  mail.subject = "Room\n\nbody";
  const auto text = mail_text(mail);
  CHECK(text.find("\r\nBcc:") == text.npos);
  CHECK(text.find("\n\nbody") == text.npos);
  CHECK(text.find("Subject: Roombody\r\n") != text.npos);
}

TEST_CASE("a body survives what mail does to lines") {
  auto mail = parts();
  mail.body = ".\n.hidden\nFrom the office\nends with a space \n1 = 1\nSala 12: mudan\u00e7a\n" + std::string(200, 'x');
  const auto text = mail_text(mail);
  const auto body = text.substr(text.find("\r\n\r\n") + 4);
  CHECK_FALSE(has_line_over(body, 76));
  CHECK(body.starts_with("=2E\r\n=2Ehidden\r\n=46rom the office\r\nends with a space=20\r\n1 =3D 1\r\n"));
  CHECK(body.find("mudan=C3=A7a\r\n") != body.npos);
  CHECK(body.find(std::string(72, 'x') + "=\r\n") != body.npos);
}

TEST_CASE("an address is one address") {
  for (const auto* good : {"ana@school.example", "ana.b+c@mail.school.example", "o'neil@school.example"})
    CHECK(is_mail_address(good));
  for (const auto* bad :
       {"", "ana", "@school.example", "ana@", "ana@@school.example", "ana@b@c", "ana school@x", ".ana@x", "ana.@x",
        "a..b@x", "ana@.x", "ana@x.", "ana@-x", "ana@x,bea@y", "<ana@x>", "ana@x\r\nBcc: y", "an\u00e1@x", "\"a b\"@x"})
    CHECK_FALSE(is_mail_address(bad));
  CHECK_FALSE(is_mail_address(std::string(65, 'a') + "@school.example"));
}

TEST_CASE("a phone number is international digits") {
  for (const auto* good : {"+351912345678", "+1555010", "+123456789012345"}) CHECK(is_phone_number(good));
  for (const auto* bad :
       {"", "+", "+155501", "912345678", "+0351912345678", "+351 912 345", "+35191234567890123", "+35a912345678"})
    CHECK_FALSE(is_phone_number(bad));
}

}  // namespace cueline::notify
