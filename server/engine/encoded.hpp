// The records as JSON as they are told, each encoded once and kept until it changes: a snapshot is made for every
// connection that starts afresh, and in the morning that is everybody.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "protocol/write.hpp"
#include "server/domain/access.hpp"
#include "server/domain/school.hpp"

namespace cueline::engine {

class Encoded {
 public:
  // `record` is the current value; Kind: one of those of Record.
  template <class Kind>
  [[nodiscard]] const std::string& of(std::uint64_t id, const Kind& record) {
    const domain::RecordName name{domain::record_kind<Kind>, id};
    const auto known = json_.lower_bound(name);
    if (known != json_.end() && known->first == name) return known->second;
    return json_.emplace_hint(known, name, write(domain::access::told(Record(record))))->second;
  }
  void changed(domain::RecordName name, std::string json) { json_.insert_or_assign(name, std::move(json)); }
  void forget(domain::RecordName name) { json_.erase(name); }

 private:
  std::map<domain::RecordName, std::string> json_;
};

}  // namespace cueline::engine
