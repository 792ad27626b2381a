// A bounded list of deliveries that wait on one connection. Costs next to nothing while empty; overflow is for its
// owner to handle by dropping it whole, because storage has everything.
#pragma once

#include <boost/container/small_vector.hpp>
#include <cstddef>
#include <utility>

#include "server/engine/delivery.hpp"

namespace cueline::engine {

class Queue {
 public:
  struct Bounds {
    std::size_t deliveries;
    std::size_t bytes;
  };

  [[nodiscard]] bool empty() const { return first_ == items_.size(); }
  [[nodiscard]] std::size_t size() const { return items_.size() - first_; }
  [[nodiscard]] const Delivery& front() const { return *items_[first_]; }
  [[nodiscard]] const DeliveryPtr& at(std::size_t place) const { return items_[first_ + place]; }  // 0 is the front
  [[nodiscard]] auto begin() const { return items_.begin() + static_cast<std::ptrdiff_t>(first_); }
  [[nodiscard]] auto end() const { return items_.end(); }

  // False: over its bounds; nothing was added.
  [[nodiscard]] bool push(const DeliveryPtr& delivery, Bounds bounds) {
    if (size() >= bounds.deliveries || (!empty() && bytes_ + delivery->bytes->size() > bounds.bytes)) return false;
    if (first_ > 64 && first_ * 2 > items_.size()) {
      items_.erase(items_.begin(), begin());
      first_ = 0;
    }
    bytes_ += delivery->bytes->size();
    items_.push_back(delivery);
    return true;
  }

  void drop(std::size_t place) {
    bytes_ -= at(place)->bytes->size();
    if (place == 0) {
      items_[first_++].reset();
    } else {
      items_.erase(begin() + static_cast<std::ptrdiff_t>(place));
    }
    if (empty()) clear();
  }

  void clear() {
    items_.clear();
    if (items_.capacity() > 1) items_.shrink_to_fit();
    first_ = bytes_ = 0;
  }

 private:
  // A place for one: a delivery now and then costs neither an allocation nor another cache line.
  boost::container::small_vector<DeliveryPtr, 1> items_;
  std::size_t first_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace cueline::engine
