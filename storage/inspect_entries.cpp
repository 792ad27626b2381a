// Entries and the index of timelines.
#include <unordered_map>

#include "protocol/read.hpp"
#include "storage/inspect_parts.hpp"
#include "storage/seal.hpp"

namespace cueline::storage {

namespace {

using Chains = std::unordered_map<TimelineId, Sequence>;  // the last entry seen of each timeline

void check_index_row(const Ward& ward, TimelineId timeline, Sequence sequence, std::string_view expected) {
  const auto row = ward.store.get(keys::timeline(ward.school, timeline, sequence));
  if (row && *row && **row == expected) return;
  ward.findings.add(Severity::warning, "An entry is missing from a timeline that should show it.",
                    ward.at("entry", sequence.value) + " on timeline " + std::to_string(timeline.value),
                    rebuild_advice);
}

void check_index(const Ward& ward, const Entry& entry) {
  check_index_row(ward, entry.timeline, entry.sequence, "");
  const auto reference = seal(entry.timeline, {}).substr(2);
  for (const auto channel : entry.also) {
    if (timeline_of(channel) != entry.timeline) check_index_row(ward, timeline_of(channel), entry.sequence, reference);
  }
  for (const auto person : entry.to) {
    if (timeline_of(person) != entry.timeline) check_index_row(ward, timeline_of(person), entry.sequence, reference);
  }
}

void check_entry(const Ward& ward, Sequence sequence, std::string_view stored, Chains& chains) {
  const auto where = ward.at("entry", sequence.value);
  const auto opened = unseal(stored);
  if (!opened) {
    ward.findings.add(Severity::error, "An entry " + std::string(describe(opened.error())) + ".", where,
                      restore_advice);
    return;
  }
  const auto entry = read_entry(opened->bytes);
  if (!entry) {
    ward.findings.add(Severity::error, "An entry cannot be understood.", where, restore_advice);
    return;
  }
  if (entry->sequence != sequence || entry->timeline != opened->timeline) {
    ward.findings.add(Severity::error, "An entry says it stands elsewhere.", where, restore_advice);
    return;
  }
  auto& last = chains[entry->timeline];
  if (entry->previous != last) {
    ward.findings.add(Severity::error, "An entry names the wrong previous entry of its timeline.", where,
                      restore_advice);
  }
  last = sequence;
  check_index(ward, *entry);
}

std::string missing(const Ward& ward, std::uint64_t first, std::uint64_t last) {
  return first == last ? ward.at("entry", first) : ward.at("entries", first) + " to " + std::to_string(last);
}

}  // namespace

void inspect_entries(Ward& ward) {
  Chains chains;
  std::uint64_t expected = 1;
  ward.each(keys::Table::entry, "entries", [&](std::string_view key, std::string_view value) {
    const auto sequence = keys::number_at(key, keys::first_offset);
    if (sequence != expected) {
      ward.findings.add(Severity::error, "Entries are missing.", missing(ward, expected, sequence - 1), restore_advice);
    }
    check_entry(ward, Sequence{sequence}, value, chains);
    ++ward.inspection.entries;
    ward.head = Sequence{sequence};
    expected = sequence + 1;
  });
}

void inspect_index(const Ward& ward) {
  ward.each(keys::Table::timeline, "timelines", [&ward](std::string_view key, std::string_view value) {
    const TimelineId timeline{keys::number_at(key, keys::first_offset)};
    const Sequence sequence{keys::number_at(key, keys::second_offset)};
    const TimelineId home = value.empty() ? timeline : TimelineId{keys::number_at(value, 0)};
    const auto stored = ward.store.get(keys::entry(ward.school, sequence));
    if (!stored) return;  // reading the entries has said so
    const auto opened = *stored ? unseal(**stored) : SealFault::too_short;
    if (*stored && (!opened || opened->timeline == home)) return;
    ward.findings.add(Severity::warning, "A timeline shows an entry that is not there.",
                      ward.at("timeline", timeline.value) + ", entry " + std::to_string(sequence.value),
                      rebuild_advice);
  });
}

}  // namespace cueline::storage
