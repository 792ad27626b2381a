#include "server/engine/tail.hpp"

#include <algorithm>

namespace cueline::engine {

std::shared_ptr<Reader> Tail::open(PersonId person, std::optional<Position> position, std::function<void()> wake) {
  std::shared_ptr<Reader> reader(new Reader(*this, person, position, std::move(wake)));
  readers_[person].push_back(reader.get());
  ++size_;
  reader->ask_to_join(position);
  return reader;
}

void Tail::forget(const Reader& reader) {
  const auto found = readers_.find(reader.person());
  if (found == readers_.end()) return;
  size_ -= std::erase(found->second, &reader);
  if (found->second.empty()) readers_.erase(found);
}

void Tail::publish(const Batch& batch) {
  head_ = batch.head;
  for (const auto& entry : batch.entries) deliver(entry);
  for (const auto& change : batch.access) {
    if (change.lost) {
      close(change.person, change.reason);
    } else {
      for (const auto& reader : of(change.person)) reader->start_afresh();
    }
  }
  // Only now, when everybody has everything: whoever wakes may close connections.
  for (const auto& weak : std::exchange(to_wake_, {})) {
    if (const auto reader = weak.lock()) reader->wake_();
  }
}

void Tail::deliver(const Published& entry) {
  const auto give = [&](const std::vector<Reader*>& readers) {
    for (auto* reader : readers) {
      if (reader->follow(entry)) to_wake_.push_back(reader->weak_from_this());
    }
  };
  if (entry.readers->size() <= readers_.size()) {
    for (const auto person : *entry.readers) {
      if (const auto found = readers_.find(person); found != readers_.end()) give(found->second);
    }
  } else {
    for (const auto& [person, readers] : readers_) {
      if (std::ranges::binary_search(*entry.readers, person)) give(readers);
    }
  }
}

std::vector<std::shared_ptr<Reader>> Tail::of(PersonId person) const {
  std::vector<std::shared_ptr<Reader>> some;
  if (const auto found = readers_.find(person); found != readers_.end()) {
    for (auto* reader : found->second) some.push_back(reader->shared_from_this());
  }
  return some;
}

std::vector<std::shared_ptr<Reader>> Tail::all() const {
  std::vector<std::shared_ptr<Reader>> everybody;
  for (const auto& [person, readers] : readers_) {
    for (auto* reader : readers) everybody.push_back(reader->shared_from_this());
  }
  return everybody;
}

void Tail::read_moved(PersonId person, const ReadPosition& position) {
  for (const auto& reader : of(person)) reader->tell(position);
}

void Tail::presence(const PresenceChanged& change) {
  for (const auto& reader : all()) reader->tell(change);
}

void Tail::close(PersonId person, boost::system::error_code reason) {
  for (const auto& reader : of(person)) reader->close(reason);
}

void Tail::close_all(boost::system::error_code reason) {
  for (const auto& reader : all()) reader->close(reason);
}

void Tail::refresh() {
  for (const auto& reader : all()) reader->refresh();
}

}  // namespace cueline::engine
