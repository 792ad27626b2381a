// What the log says happened: every durable entry, who could read it right after it, and the school replayed so far.
// Knows nothing of the engine; the domain's rules are its own tests' business.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "server/domain/school.hpp"
#include "server/engine/catchup.hpp"
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
  // When a person last came to see less, and last came to see more, by what was replayed.
  [[nodiscard]] Sequence lost(PersonId person) const { return at(lost_, person); }
  [[nodiscard]] Sequence gained(PersonId person) const { return at(gained_, person); }
  [[nodiscard]] const domain::School& school() const { return school_; }

  void check_join(PersonId person, const engine::Join& join);
  // A page of history as it was just read; judged when everything on disk by then has been replayed.
  void check_page(std::shared_ptr<const engine::Sight> sight, const History& question, result<HistoryPage> page);
  void check_state(const domain::School& other, const std::string& promise);
  // Over the whole log: each command once and as it was answered, words that were taken back are gone, each alert ended
  // at most once.
  using Promises = std::map<std::pair<PersonId, std::string>, std::vector<Sequence>>;  // what was answered with success
  void check_log(const Promises& promised);

 private:
  using Moments = std::map<PersonId, Sequence>;
  [[nodiscard]] static Sequence at(const Moments& moments, PersonId person);
  struct Page {
    Sequence head;  // of the disk when it was read
    std::shared_ptr<const engine::Sight> sight;
    History question;
    result<HistoryPage> answer;
  };
  [[nodiscard]] std::vector<Sequence> on_timeline(const Page& page) const;
  void check_page(const Page& page);
  void check_promises(const Promises& promised, const Promises& done);
  void check_snapshot(PersonId person, const engine::Join& join);

  const SeamLog& disk_;
  const SchoolId id_;
  Verdict& verdict_;
  std::vector<Fact> facts_;
  domain::School school_;
  std::vector<Page> pages_;
  Moments lost_;
  Moments gained_;
};

}  // namespace cueline::sim
