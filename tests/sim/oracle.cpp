#include "tests/sim/oracle.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "protocol/read.hpp"
#include "protocol/write.hpp"
#include "server/domain/access.hpp"
#include "server/domain/domain.hpp"

namespace cueline::sim {

namespace access = domain::access;

bool Oracle::follow(Sequence up_to) {
  if (up_to.value <= facts_.size()) return true;
  if (up_to > disk_.head(id_)) {
    verdict_.fail("what left the engine is on disk");
    return false;
  }
  while (facts_.size() < up_to.value) {
    const Sequence next{facts_.size() + 1};
    auto entry = read_entry(disk_.original(next));
    if (!entry || entry->sequence != next) {
      verdict_.fail("entries are readable and numbered without a hole");
      return false;
    }
    domain::apply(school_, *entry);
    verdict_.totals.retired += school_.take_touched().retired.size();
    const bool of_alert = school_.alerts.contains(AlertId{entry->timeline.value});
    auto readers = access::readers(school_, entry->timeline);
    facts_.push_back({std::move(*entry), std::move(readers), of_alert});
  }
  return true;
}

bool Oracle::could_read(Sequence sequence, PersonId person) const {
  const auto& readers = *facts_.at(sequence.value - 1).readers;
  return std::ranges::binary_search(readers, person);
}

void Oracle::check_join(PersonId person, const engine::Join& join) {
  if (join.at.value < facts_.size()) return verdict_.fail("a join point is never in the past");
  if (!follow(join.at)) return;
  if (join.sight->readable != access::readable(school_, person)) {
    verdict_.fail("a join shows the timelines that access allows");
  }
  if (!join.snapshot.empty()) check_snapshot(person, join);
}

void Oracle::check_snapshot(PersonId person, const engine::Join& join) {
  std::multiset<std::string> shown;
  for (std::size_t i = 0; i < join.snapshot.size(); ++i) {
    const auto frame = read_server_frame(*join.snapshot[i]);
    const auto* part = frame ? std::get_if<Snapshot>(&*frame) : nullptr;
    if (!part || part->first != (i == 0) || part->last != (i + 1 == join.snapshot.size())) {
      return verdict_.fail("a snapshot has a first and a last part");
    }
    for (const auto& record : part->records) shown.insert(write(record));
  }
  std::multiset<std::string> expected;
  const auto add = [&](const Record& record) {
    if (access::may_see(school_, person, record)) expected.insert(write(record));
  };
  add(school_.record);
  for (const auto& [id, record] : school_.people) add(record);
  for (const auto& [id, record] : school_.channels) add(record);
  for (const auto& [id, record] : school_.students) add(record);
  for (const auto& [id, record] : school_.observations) add(record);
  for (const auto& [id, record] : school_.alerts) add(record);
  for (const auto& [id, record] : school_.issues) add(record);
  if (shown != expected) verdict_.fail("a snapshot is exactly what access shows at its position");
}

void Oracle::check_state(const domain::School& other, const std::string& promise) {
  if (follow(other.head) && !school_.same_as(other)) verdict_.fail(promise);
}

// A success named either the entries of its own command, all of them, or something that was there before.
void Oracle::check_promises(const Promises& promised, const Promises& done) {
  for (const auto& [command, sequences] : promised) {
    const auto effect = done.find(command);
    if (effect != done.end() && effect->second != sequences) verdict_.fail("what was answered is what was done");
    const bool known = std::ranges::all_of(sequences, [&](Sequence one) { return one.value <= facts_.size(); });
    const bool is_own = effect != done.end();
    if (!known || (!is_own && sequences.size() > 1)) verdict_.fail("every confirmed command is in the log");
  }
}

void Oracle::check_log(const Promises& promised) {
  Promises done;
  std::map<AlertId, int> ended;
  for (const auto& [entry, readers, of_alert] : facts_) {
    if (!entry.command.empty()) {
      auto& sequences = done[{entry.author, entry.command}];
      if (!sequences.empty() && sequences.back().value + 1 != entry.sequence.value) {
        verdict_.fail("a command has its effect once, in one piece");
      }
      sequences.push_back(entry.sequence);
    }
    if (const auto* end = std::get_if<AlertEnded>(&entry.body)) {
      ++verdict_.totals.fired;
      if (++ended[end->alert] > 1) verdict_.fail("what is due fires once");
    }
    if (std::holds_alternative<MessageEdited>(entry.body)) continue;  // only adds to what is stored
    for (const auto sequence : domain::rewrites(entry)) {
      ++verdict_.totals.rewritten;
      const auto bytes = disk_.entry(id_, sequence);
      const auto stored = bytes && *bytes ? read_entry(**bytes) : read_entry("");
      if (!stored || write(domain::rewritten(*stored, entry)) != write(*stored)) {
        verdict_.fail("words that were taken back are gone from the log");
      }
    }
  }
  check_promises(promised, done);
}

}  // namespace cueline::sim
