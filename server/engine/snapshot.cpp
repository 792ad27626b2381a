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
  explicit Parts(Position position) : position_(position) { part_.position = position; }

  void add(Record record) {
    size_ += write(record).size();
    part_.records.push_back(std::move(record));
    if (size_ >= snapshot_part_bytes) finish(false);
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
    frames_.push_back(std::make_shared<const std::string>(write(ServerFrame(std::move(part_))) + '\n'));
    part_ = Snapshot{};
    part_.position = position_;
    size_ = 0;
  }

  const Position position_;
  Snapshot part_;
  std::size_t size_ = 0;
  std::vector<Bytes> frames_;
};

}  // namespace

result<std::vector<Bytes>> snapshot(const SnapshotOf& what, Heads& heads, Reads& reads) {
  const auto& school = what.school;
  Parts parts(what.position);
  const auto add = [&](Record record) {
    if (domain::access::may_see(school, what.person, record)) parts.add(std::move(record));
  };
  add(school.record);
  for (const auto& [id, person] : school.people) add(person);
  for (const auto& [id, channel] : school.channels) add(channel);
  for (const auto& [id, student] : school.students) add(student);
  for (const auto& [id, alert] : school.alerts) add(alert);
  for (const auto& [id, issue] : school.issues) add(issue);
  for (const auto& [id, observation] : school.observations) add(observation);

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
