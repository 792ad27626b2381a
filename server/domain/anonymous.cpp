// Issues raised without a name: what is kept of the secret, and what its holder may ask.
#include "server/domain/anonymous.hpp"

#include <sodium.h>

#include <array>
#include <variant>

#include "server/domain/issue_parts.hpp"

namespace cueline::domain {
namespace {

std::string hash(const std::string& bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  std::string hex(2 * digest.size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  hex.pop_back();
  return hex;
}

}  // namespace

std::string key_of(const Secret& secret) { return hash(secret); }

std::optional<std::string> remembered_as(const Command& command, const std::string& id) {
  return std::visit(
      [&](const auto& one) -> std::optional<std::string> {
        if constexpr (requires { one.secret->size(); }) {
          if (one.secret) return hash(key_of(*one.secret) + id);
        }
        return std::nullopt;
      },
      command);
}

const Issue* raised_with(const School& school, IssueId id, const Secret& secret, Millis now) {
  const auto* const issue = live(school.issues, id, now);
  return issue && issue->raiser_key == key_of(secret) ? issue : nullptr;
}

result<Finding> find(const Asked& asked, const AnonymousIssue& question) {
  const auto* const issue = raised_with(asked.school, question.issue, question.secret, asked.now);
  if (!issue) return Errc::not_found;
  return Finding(YourIssue{*issue});
}

}  // namespace cueline::domain
