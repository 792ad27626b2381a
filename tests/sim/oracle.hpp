// What the log says happened: every durable entry, who could read it right after it, and the school replayed so far.
// Knows nothing of the engine; the domain's rules are its own tests' business.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "server/domain/school.hpp"
#include "server/engine/join.hpp"
#include "tests/sim/seam_log.hpp"
#include "tests/sim/verdict.hpp"

namespace cueline::sim {

class Oracle {
 public:
  Oracle(const SeamLog& disk, SchoolId id, Verdict& verdict) : disk_(disk), id_(id), verdict_(verdict) {}

  struct Fact {
    Entry entry;
    domain::Readers readers;
    bool of_alert = false;
  };

  // Replays up to there; a broken promise if that is not durable.
  bool follow(Sequence up_to);
  [[nodiscard]] const std::vector<Fact>& facts() const { return facts_; }
  [[nodiscard]] bool could_read(Sequence sequence, PersonId person) const;
  [[nodiscard]] const domain::School& school() const { return school_; }

  void check_join(PersonId person, const engine::Join& join);
  void check_state(const domain::School& other, const std::string& promise);
  // Over the whole log: each command once and as it was answered, words that were taken back are gone, each alert ended
  // at most once.
  using Promises = std::map<std::pair<PersonId, std::string>, std::vector<Sequence>>;  // what was answered with success
  void check_log(const Promises& promised);

 private:
  void check_promises(const Promises& promised, const Promises& done);
  void check_snapshot(PersonId person, const engine::Join& join);

  const SeamLog& disk_;
  const SchoolId id_;
  Verdict& verdict_;
  std::vector<Fact> facts_;
  domain::School school_;
};

}  // namespace cueline::sim
