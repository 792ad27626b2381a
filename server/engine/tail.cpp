#include "server/engine/tail.hpp"

#include <algorithm>

namespace cueline::engine {

namespace {

constexpr std::size_t audiences_kept = 4096;

}  // namespace

std::shared_ptr<Reader> Tail::open(PersonId person, std::optional<Position> position, std::function<void()> wake) {
  std::shared_ptr<Reader> reader(new Reader(*this, person, position, std::move(wake)));
  readers_[person].push_back(reader.get());
  found_.clear();
  ++size_;
  reader->ask_to_join(position);
  return reader;
}

void Tail::forget(const Reader& reader) {
  const auto place = readers_.find(reader.person());
  if (place == readers_.end()) return;
  size_ -= std::erase(place->second, &reader);
  if (place->second.empty()) readers_.erase(place);
  found_.clear();
}

void Tail::publish(const Batch& batch) {
  head_ = batch.head;
  for (const auto& delivery : deliveries_of(batch, sources_.pack)) {
    for (auto* reader : here(delivery->readers)) reader->follow(delivery);
  }
  for (const auto& change : batch.access) {
    if (change.lost) {
      close(change.person, change.reason);
    } else {
      for_each(change.person, [](Reader& reader) { reader.start_afresh(); });
    }
  }
}

const Tail::Here& Tail::here(const Readers& readers) {
  if (const auto known = found_.find(readers.get()); known != found_.end()) return known->second.here;
  if (found_.size() >= audiences_kept) found_.clear();
  return found_.emplace(readers.get(), Found{readers, find(*readers)}).first->second.here;
}

Tail::Here Tail::find(const std::vector<PersonId>& persons) const {
  Here here;
  const auto add = [&](const Here& some) { here.insert(here.end(), some.begin(), some.end()); };
  if (persons.size() <= readers_.size()) {
    for (const auto person : persons) {
      if (const auto found = readers_.find(person); found != readers_.end()) add(found->second);
    }
  } else {
    for (const auto& [person, readers] : readers_) {
      if (std::ranges::binary_search(persons, person)) add(readers);
    }
  }
  return here;
}

void Tail::for_each(PersonId person, const std::function<void(Reader&)>& what) const {
  if (const auto found = readers_.find(person); found != readers_.end()) {
    for (auto* reader : found->second) what(*reader);
  }
}

void Tail::for_all(const std::function<void(Reader&)>& what) const {
  for (const auto& [person, readers] : readers_) {
    for (auto* reader : readers) what(*reader);
  }
}

void Tail::read_moved(PersonId person, const ReadPosition& position) {
  for_each(person, [&](Reader& reader) { reader.tell(position); });
}

void Tail::presence(const PresenceChanged& change) {
  for_all([&](Reader& reader) { reader.tell(change); });
}

void Tail::close(PersonId person, boost::system::error_code reason) {
  for_each(person, [&](Reader& reader) { reader.close(reason); });
}

void Tail::close_all(boost::system::error_code reason) {
  for_all([&](Reader& reader) { reader.close(reason); });
}

void Tail::refresh() {
  for_all([](Reader& reader) { reader.refresh(); });
}

}  // namespace cueline::engine
