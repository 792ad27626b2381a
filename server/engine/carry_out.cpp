// From what was decided to a batch of the log: numbered, applied at once, answered when it is durable.
#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "protocol/write.hpp"
#include "server/domain/access.hpp"
#include "server/engine/impl.hpp"
#include "server/engine/rows.hpp"
#include "storage/keys.hpp"

namespace cueline::engine {

namespace {

Bytes frame_of(std::string_view entry_json, bool early) {
  return std::make_shared<const std::string>(entry_frame(entry_json, early) + '\n');
}

}  // namespace

// Whatever can fail comes first; once the first entry is applied only the log can stop it, and that is the end.
result<void> Engine::Impl::carry_out(domain::Drafts drafts, const Cause& cause, const Reply& to_give,
                                     const Known& known, ReplyTo reply) {
  auto entries = number(std::move(drafts), cause);
  if (!entries) return entries.error();
  auto rewritten = rewrites_of(*entries);
  if (!rewritten) return rewritten.error();

  storage::Batch batch{.school = id, .entries = {}, .rewrites = {}, .rows = {}};
  Batch brings{.head = entries->back().sequence, .entries = {}, .access = {}, .notices = {}};
  auto answer = to_give;
  for (const auto& entry : *entries) {
    answer.sequences.push_back(entry.sequence);
    brings.entries.push_back(apply(entry, batch));
    add_notices(id, school, entry, batch.rows, brings.notices);
  }
  for (const auto& entry : *rewritten) batch.rewrites.push_back({entry.sequence, entry.timeline, write(entry)});
  take_touched(batch, brings);
  last = cause.now;
  figures.entries += entries->size();
  auto written = keep_until(brings.head, std::move(*entries), std::move(*rewritten));
  hand_to_log({std::move(batch), std::move(brings), std::move(written)}, std::move(answer), known, std::move(reply));
  return {};
}

// The last step of every command: its answer is stored with what it did, and given when both are durable.
void Engine::Impl::hand_to_log(Work work, Reply answer, const Known& known, ReplyTo reply) {
  std::ranges::move(std::exchange(loose_rows, {}), std::back_inserter(work.batch.rows));
  const auto replies = std::make_shared<std::vector<ReplyTo>>(1, std::move(reply));
  if (!known.id.empty()) {
    work.batch.rows.push_back({storage::keys::dedup(id, known.person, known.id), write(answer)});
    in_flight[{known.person, known.id}] = replies;
  }
  auto done = [this, replies, answer = std::move(answer), known, written = std::move(work.written),
               head = work.brings.head](boost::system::error_code error) {
    in_flight.erase({known.person, known.id});
    if (!error) forget_written(written, head);
    for (const auto& to : *replies) to(error ? refusal(answer.id, error) : answer);
  };
  pipeline.commit(std::move(work.batch), std::move(work.brings), std::move(done));
}

result<std::vector<Entry>> Engine::Impl::number(domain::Drafts drafts, const Cause& cause) {
  std::vector<Entry> entries;
  std::unordered_map<TimelineId, Sequence> previous;
  for (auto& draft : drafts) {
    const Sequence sequence{school.next().value + entries.size()};
    const auto [before, is_first] = previous.try_emplace(draft.timeline);
    if (is_first) {
      const auto head = heads.of(draft.timeline);
      if (!head) return head.error();
      before->second = *head;
    }
    entries.push_back(Entry{.sequence = sequence,
                            .timeline = draft.timeline,
                            .previous = std::exchange(before->second, sequence),
                            .also = std::move(draft.also),
                            .to = std::move(draft.to),
                            .time = cause.now,
                            .author = cause.author,
                            .command = cause.command,
                            .body = std::move(draft.body)});
  }
  return entries;
}

result<std::vector<Entry>> Engine::Impl::rewrites_of(const std::vector<Entry>& entries) const {
  std::vector<Entry> rewritten;
  for (const auto& entry : entries) {
    for (const auto sequence : domain::rewrites(entry)) {
      auto before = stored(sequence);
      if (!before) return before.error();
      if (!*before) return make_error_code(Errc::log_broken);
      rewritten.push_back(domain::rewritten(std::move(**before), entry));
    }
  }
  return rewritten;
}

Published Engine::Impl::apply(const Entry& entry, storage::Batch& batch) {
  domain::apply(school, entry);
  heads.moved(entry.timeline, entry.sequence);
  auto json = write(entry);
  const bool of_alert = school.alerts.contains(AlertId{entry.timeline.value});
  Published published{.sequence = entry.sequence,
                      .timeline = entry.timeline,
                      .lane = of_alert ? Lane::alert : Lane::ordinary,
                      .readers = domain::access::readers(school, entry.timeline),
                      .bytes = domain::access::is_told_whole(entry)
                                   ? frame_of(json, false)
                                   : frame_of(write(domain::access::told(entry)), false),
                      .early = of_alert ? frame_of(json, true) : nullptr};
  batch.entries.push_back({entry.sequence, entry.timeline, shown_on(entry), std::move(json)});
  return published;
}

void Engine::Impl::take_touched(storage::Batch& batch, Batch& brings) {
  const auto touched = school.take_touched();
  add_rows(id, school, touched, encoded, timers, batch.rows);
  for (const auto& [name, record] : touched.retired) {
    heads.forget(TimelineId{name.id});
    reads.forget(TimelineId{name.id}, batch.rows);
  }
  for (const auto person : touched.lost) {
    const auto reason = school.people.at(person).active ? Errc::access_changed : Errc::deactivated;
    brings.access.push_back({person, brings.head, true, reason});
  }
  for (const auto person : touched.gained) {
    brings.access.push_back({person, brings.head, false, Errc::access_changed});
  }
}

std::vector<Sequence> Engine::Impl::keep_until(Sequence head, std::vector<Entry> entries,
                                               std::vector<Entry> rewritten) {
  std::vector<Sequence> kept;
  for (auto* const some : {&entries, &rewritten}) {
    for (auto& entry : *some) {
      const auto sequence = entry.sequence;
      kept.push_back(sequence);
      unstored.insert_or_assign(sequence, Unstored{std::move(entry), head});
    }
  }
  return kept;
}

void Engine::Impl::forget_written(const std::vector<Sequence>& written, Sequence head) {
  for (const auto sequence : written) {
    const auto kept = unstored.find(sequence);
    if (kept != unstored.end() && kept->second.by <= head) unstored.erase(kept);  // else a later batch rewrites it
  }
}

}  // namespace cueline::engine
