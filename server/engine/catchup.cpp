#include "server/engine/catchup.hpp"

#include <algorithm>
#include <utility>

#include "protocol/read.hpp"
#include "protocol/write.hpp"
#include "server/domain/access.hpp"
#include "server/engine/gate.hpp"

namespace cueline::engine {

namespace {

// What is told of a stored entry about a student is less than what is stored: their name is left out. Found by the
// bytes alone, which no text can imitate: its quotes are escaped.
bool may_name_a_student(std::string_view entry_json) {
  return entry_json.find(R"("kind":"student_)") != std::string_view::npos;
}

result<std::string> told(std::string_view entry_json) {
  auto entry = read_entry(entry_json);
  if (!entry) return Errc::log_broken;
  return write(domain::access::told(std::move(*entry)));
}

class Filling {
 public:
  Filling(Chunk& chunk, const ChunkBounds& bounds) : chunk_(chunk), bounds_(bounds) {}

  void add(Sequence sequence, std::string_view entry_json) {
    if (chunk_.parts.empty() || chunk_.parts.back().lines.size() >= bounds_.part_bytes) {
      chunk_.parts.emplace_back();
      chunk_.parts.back().lines.reserve(bounds_.part_bytes + bounds_.part_bytes / 8);
    }
    auto& part = chunk_.parts.back();
    part.up_to = sequence;
    append_entry_frame(part.lines, entry_json);
    part.lines += '\n';
  }

  [[nodiscard]] bool full() const {
    return chunk_.parts.size() == bounds_.parts && chunk_.parts.back().lines.size() >= bounds_.part_bytes;
  }

 private:
  Chunk& chunk_;
  const ChunkBounds& bounds_;
};

}  // namespace

result<Chunk> read_chunk(const storage::Log& log, SchoolId school, const Plan& plan, ChunkBounds bounds) {
  Gate gate(log, school, *plan.sight);
  Chunk chunk{.up_to = plan.up_to, .parts = {}};
  Filling filling(chunk, bounds);
  std::size_t scanned = 0;
  bool damaged = false;
  const auto read = log.scan(school, plan.after, plan.up_to, [&](const storage::EntryView& entry) {
    const bool visible = gate.opens(entry.timeline);
    if (gate.error()) return false;
    if (visible && !std::ranges::binary_search(plan.leave_out, entry.sequence)) {
      const auto less = may_name_a_student(entry.bytes) ? told(entry.bytes) : result<std::string>(std::string());
      damaged = !less;
      if (damaged) return false;
      filling.add(entry.sequence, less->empty() ? entry.bytes : *less);
    }
    if (++scanned < bounds.scanned && !filling.full()) return true;
    chunk.up_to = entry.sequence;
    return false;
  });
  if (!read) return read.error();
  if (gate.error()) return *gate.error();
  if (damaged) return Errc::log_broken;
  return chunk;
}

result<HistoryPage> read_history(const storage::Log& log, SchoolId school, const Sight& sight,
                                 const History& question) {
  Gate gate(log, school, sight);
  if (!gate.opens(question.timeline)) return gate.error().value_or(Errc::not_found);
  HistoryPage page{.id = question.id, .timeline = question.timeline, .entries = {}, .complete = true};
  const auto limit = static_cast<std::size_t>(question.limit.value);
  bool damaged = false;
  const auto read = log.scan_timeline(school, question.timeline, question.before.value_or(Sequence{}),
                                      [&](const storage::EntryView& view) {
                                        const bool visible = gate.opens(view.timeline);
                                        if (gate.error()) return false;
                                        if (!visible) return true;
                                        page.complete = page.entries.size() < limit;
                                        if (!page.complete) return false;
                                        auto entry = read_entry(view.bytes);
                                        damaged = !entry;
                                        if (!damaged) page.entries.push_back(domain::access::told(std::move(*entry)));
                                        return !damaged;
                                      });
  if (!read) return read.error();
  if (gate.error()) return *gate.error();
  if (damaged) return Errc::log_broken;
  std::ranges::reverse(page.entries);
  return page;
}

}  // namespace cueline::engine
