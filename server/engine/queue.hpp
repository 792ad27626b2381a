// A bounded list of entries that wait on one connection. Costs nothing while empty; overflow drops it whole, because
// storage has everything.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "server/engine/published.hpp"

namespace cueline::engine {

class Queue {
 public:
  struct Bounds {
    std::size_t entries;
    std::size_t bytes;
  };

  [[nodiscard]] bool empty() const { return first_ == items_.size(); }
  [[nodiscard]] std::size_t size() const { return items_.size() - first_; }
  [[nodiscard]] const Published& front() const { return items_[first_]; }
  [[nodiscard]] auto begin() const { return items_.begin() + static_cast<std::ptrdiff_t>(first_); }
  [[nodiscard]] auto end() const { return items_.end(); }

  // False: over its bounds; nothing was added.
  [[nodiscard]] bool push(const Published& entry, Bounds bounds) {
    if (size() >= bounds.entries || (!empty() && bytes_ + entry.bytes->size() > bounds.bytes)) return false;
    if (first_ > 64 && first_ * 2 > items_.size()) {
      items_.erase(items_.begin(), begin());
      first_ = 0;
    }
    bytes_ += entry.bytes->size();
    items_.push_back(entry);
    items_.back().readers.reset();
    return true;
  }

  [[nodiscard]] const Published& at(std::size_t place) const { return items_[first_ + place]; }

  void drop(std::size_t place) {  // 0 is the front
    bytes_ -= at(place).bytes->size();
    if (place == 0) {
      items_[first_++] = {};
    } else {
      items_.erase(begin() + static_cast<std::ptrdiff_t>(place));
    }
    if (empty()) clear();
  }

  void clear() {
    items_ = {};
    first_ = bytes_ = 0;
  }

 private:
  std::vector<Published> items_;
  std::size_t first_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace cueline::engine
