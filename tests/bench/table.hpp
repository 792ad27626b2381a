// The results: what was measured, beside what it is compared with, what would be good, and what else the machine did.
#pragma once

#include <string>
#include <vector>

#include "tests/bench/machine.hpp"

namespace cueline::bench {

struct Result {
  std::string what;
  double ours = 0;
  std::string unit;
  std::string against = {};  // whom or what it is compared with; empty: nothing
  double theirs = 0;         // in the same unit
  double bound = 0;          // of ours / theirs; 0: none
  bool at_most = true;       // the bound is an upper one
  std::string curve = {};    // that this is a point of, for the plots
  double size = 0;           // where on it
};

class Table {
 public:
  void begin(const std::string& row);  // what follows belongs to this row, and the machine is watched from here on
  void add(Result result);             // printed as it comes, since a run takes minutes
  void missing(const std::string& what, const std::string& against);  // a peer that is not there
  [[nodiscard]] std::string json(const std::string& machine) const;   // with the date

 private:
  struct Line {
    std::string row;
    Result result;
    bool missing = false;
    Neighbours neighbours;
  };
  void print(const Line& line);

  std::string row_;
  Watch watch_;
  std::vector<Line> lines_;
};

}  // namespace cueline::bench
