#include "server/rebuild.hpp"

#include <utility>

#include "protocol/write.hpp"
#include "server/domain/domain.hpp"
#include "server/engine/rows.hpp"
#include "storage/keys.hpp"

namespace cueline {

namespace {

constexpr std::size_t batches_under_way = 256;
constexpr std::size_t entries_of_a_batch = 64;

}  // namespace

void Rebuild::add(const Entry& entry, std::string_view bytes) {
  if (entry.author != newest_.author || entry.command != newest_.command) {
    remember_answer();
    if (gathered_.entries.size() >= entries_of_a_batch) hand_over();
    newest_ = entry;
  }
  sequences_.push_back(entry.sequence);
  domain::apply(school_, entry);
  const auto touched = school_.take_touched();
  gathered_.entries.push_back({entry.sequence, entry.timeline, engine::shown_on(entry), std::string(bytes)});
  engine::add_rows(id_, school_, touched, encoded_, timers_, gathered_.rows);
}

void Rebuild::add_row(std::string key, std::string value) {
  remember_answer();
  gathered_.rows.push_back({std::move(key), std::move(value)});
  if (gathered_.rows.size() >= entries_of_a_batch) hand_over();
}

bool Rebuild::finish() {
  remember_answer();
  hand_over();
  wait_for_at_most(0);
  const std::lock_guard lock(mutex_);
  return !broken_;
}

void Rebuild::remember_answer() {
  const auto sequences = std::exchange(sequences_, {});
  if (sequences.empty() || newest_.command.empty()) return;
  const Reply answer{.id = newest_.command, .sequences = sequences, .problem = {}};
  gathered_.rows.push_back({storage::keys::dedup(id_, newest_.author, newest_.command), write(answer)});
}

void Rebuild::hand_over() {
  wait_for_at_most(batches_under_way);
  auto batch = std::exchange(gathered_, {});
  batch.school = id_;
  {
    const std::lock_guard lock(mutex_);
    ++under_way_;
  }
  log_.append(std::move(batch), [this](boost::system::error_code error) {
    const std::lock_guard lock(mutex_);
    broken_ = broken_ || error;
    --under_way_;
    fewer_.notify_one();
  });
}

void Rebuild::wait_for_at_most(std::size_t under_way) {
  std::unique_lock lock(mutex_);
  fewer_.wait(lock, [this, under_way] { return under_way_ <= under_way; });
}

}  // namespace cueline
