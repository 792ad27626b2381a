#include "server/search/open_items.hpp"

#include "protocol/read.hpp"
#include "storage/keys.hpp"

namespace cueline::search {

namespace keys = storage::keys;

namespace {

bool is_open(const Observation& observation) { return !observation.closed && !observation.retracted; }
bool is_open(const Alert& alert) { return alert.state == AlertState::open || alert.state == AlertState::taken; }
bool is_open(const Issue& issue) { return issue.state != IssueState::settled && issue.state != IssueState::declined; }
template <class Other>
bool is_open(const Other&) {
  return false;
}

}  // namespace

// What is open is in the school's memory, so its rows are among the live ones.
result<std::unordered_set<std::uint64_t>> open_items(const storage::Log& log, SchoolId school) {
  std::unordered_set<std::uint64_t> open;
  for (const auto kind : {keys::RecordKind::observation, keys::RecordKind::alert, keys::RecordKind::issue}) {
    const auto first = keys::live(school, kind, 0);
    const auto read = log.rows(first.substr(0, first.size() - sizeof(std::uint64_t)), [&](auto, auto value) {
      const auto record = read_record(value);
      if (!record) return true;
      std::visit(
          [&](const auto& one) {
            if (is_open(one)) {
              if constexpr (requires { one.id.value; }) open.insert(one.id.value);
            }
          },
          *record);
      return true;
    });
    if (!read) return read.error();
  }
  return open;
}

}  // namespace cueline::search
