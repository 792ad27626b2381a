#include "tests/sim/oracle.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
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
    if (!facts_.empty() && entry->time < facts_.back().entry.time) verdict_.fail("time never goes back in the log");
    domain::apply(school_, *entry);
    const auto touched = school_.take_touched();
    verdict_.totals.retired += touched.retired.size();
    for (const auto person : touched.lost) lost_[person] = next;
    for (const auto person : touched.gained) gained_[person] = next;
    const bool of_alert = school_.alerts.contains(AlertId{entry->timeline.value});
    auto readers = access::readers(school_, entry->timeline);
    facts_.push_back({std::move(*entry), std::move(readers), of_alert});
  }
  std::erase_if(pages_, [this](const Page& page) {
    if (page.head.value > facts_.size()) return false;
    check_page(page);
    return true;
  });
  return true;
}

Sequence Oracle::at(const Moments& moments, PersonId person) {
  const auto moment = moments.find(person);
  return moment == moments.end() ? Sequence{} : moment->second;
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
    for (const auto& record : part->records) {
      const auto* const student = std::get_if<Student>(&record);
      if (student && student->name) verdict_.fail("nobody is told a student's name");
      shown.insert(write(record));
    }
  }
  std::multiset<std::string> expected;
  const auto add = [&](const Record& record) {
    if (access::may_see(school_, person, record)) expected.insert(write(access::told(record)));
  };
  add(school_.record);
  for (const auto& [id, record] : school_.people) add(record);
  for (const auto& [id, record] : school_.channels) add(record);
  for (const auto& [id, record] : school_.students) add(record);
  for (const auto& [id, record] : school_.observations) add(record);
  for (const auto& [id, record] : school_.alerts) add(record);
  for (const auto& [id, record] : school_.issues) add(record);
  const auto add_rows = [&](const auto& rows) {
    for (const auto& [id, row] : rows) add(row);
  };
  std::apply([&](const auto&... rows) { (add_rows(rows), ...); }, school_.row_maps);
  if (shown != expected) verdict_.fail("a snapshot is exactly what access shows at its position");
}

void Oracle::check_page(std::shared_ptr<const engine::Sight> sight, const History& question, result<HistoryPage> page) {
  pages_.push_back({disk_.head(id_), std::move(sight), question, std::move(page)});
}

// What a timeline owned or showed, of that what the sight surely allows; newest first.
std::vector<Sequence> Oracle::on_timeline(const Page& page) const {
  std::vector<Sequence> sequences;
  const auto& question = page.question;
  const auto is_here = [&](auto id) { return timeline_of(id) == question.timeline; };
  for (auto before = question.before.value_or(Sequence{page.head.value + 1}).value; before > 1; --before) {
    const auto& entry = facts_.at(before - 2).entry;
    const bool here = entry.timeline == question.timeline || std::ranges::any_of(entry.also, is_here) ||
                      std::ranges::any_of(entry.to, is_here);
    if (here && page.sight->readable.contains(entry.timeline)) sequences.push_back(entry.sequence);
  }
  return sequences;
}

// What has left memory is judged by its archived record: what is said of it there may come or not.
void Oracle::check_page(const Page& page) {
  ++verdict_.totals.pages;
  const auto& readable = page.sight->readable;
  if (!page.answer) {
    if (readable.contains(page.question.timeline)) verdict_.fail("who may read a timeline gets a page of it");
    return;
  }
  const auto& [id, timeline, entries, complete] = *page.answer;
  if (!complete && entries.empty()) return verdict_.fail("a page that is not the last has entries");
  auto expected = on_timeline(page);
  std::erase_if(expected, [&](Sequence sequence) { return !complete && sequence < entries.front().sequence; });
  auto next = expected.begin();
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    if (!readable.contains(entry->timeline)) {
      const bool retired = access::readers(school_, entry->timeline)->empty();
      if (!retired) return verdict_.fail("a page of history has nothing that access denies");
    } else if (next == expected.end() || *next++ != entry->sequence) {
      return verdict_.fail("a page of history has every entry once, in order");
    }
  }
  if (next != expected.end()) verdict_.fail("a page of history has no hole");
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
