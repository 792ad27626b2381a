// The results: what was measured, beside its floor, with what would have been good.
#pragma once

#include <string>
#include <vector>

namespace cueline::bench {

struct Row {
  std::string what;
  double value = 0;
  std::string unit;
  std::string floor;       // what it is compared with; empty: nothing
  double floor_value = 0;  // in the same unit
  double target = 0;       // of value / floor_value (or of value, without a floor); 0: none
  bool at_most = true;     // the target is an upper bound
};

class Table {
 public:
  void add(Row row);  // printed as it comes, since a run takes minutes
  [[nodiscard]] std::string json(const std::string& machine) const;

 private:
  std::vector<Row> rows_;
};

}  // namespace cueline::bench
