#include "server/engine/snapshot.hpp"

#include <memory>
#include <string>
#include <utility>

#include "protocol/write.hpp"
#include "server/domain/access.hpp"

namespace cueline::engine {

namespace {

// Fills parts up to their size; the last one carries what is small.
class Parts {
 public:
  explicit Parts(Position position) { part_.position = position; }

  void add(const std::string& record_json) {
    if (!records_.empty()) records_ += ',';
    records_ += record_json;
    if (records_.size() >= snapshot_part_bytes) finish(false);
  }

  std::vector<Bytes> last(std::vector<ReadPosition> reads, std::vector<TimelineHead> heads,
                          std::vector<PersonId> here) {
    part_.reads = std::move(reads);
    part_.heads = std::move(heads);
    part_.here = std::move(here);
    finish(true);
    return std::move(frames_);
  }

 private:
  void finish(bool last) {
    part_.first = frames_.empty();
    part_.last = last;
    frames_.push_back(std::make_shared<const std::string>(snapshot_frame(part_, records_) + '\n'));
    records_.clear();
  }

  Snapshot part_;
  std::string records_;
  std::vector<Bytes> frames_;
};

}  // namespace

result<std::vector<Bytes>> snapshot(const SnapshotOf& what, Encoded& encoded, Heads& heads, Reads& reads) {
  const auto& school = what.school;
  Parts parts(what.position);
  const auto add = [&](std::uint64_t id, const auto& record) {
    if (domain::access::may_see(school, what.person, record)) parts.add(encoded.of(id, record));
  };
  const auto add_all = [&](const auto& records) {
    for (const auto& [id, record] : records) add(id.value, record);
  };
  const auto add_rows = [&](const auto& rows) {
    for (const auto& [id, row] : rows) add(id, row);
  };
  add(0, school.record);  // there is one, named so wherever it is touched
  add_all(school.people);
  add_all(school.channels);
  add_all(school.students);
  add_all(school.alerts);
  add_all(school.issues);
  add_all(school.observations);
  std::apply([&](const auto&... rows) { (add_rows(rows), ...); }, school.row_maps);

  std::vector<TimelineHead> timeline_heads;
  for (const auto timeline : domain::access::readable(school, what.person)) {
    const auto head = heads.of(timeline);
    if (!head) return head.error();
    if (*head) timeline_heads.push_back({timeline, *head});
  }
  auto positions = reads.of(what.person);
  if (!positions) return positions.error();
  std::erase_if(*positions, [&](const ReadPosition& read) {
    return !domain::access::may_read(school, what.person, read.timeline);
  });
  return parts.last(std::move(*positions), std::move(timeline_heads), what.here);
}

}  // namespace cueline::engine
