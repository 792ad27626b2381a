// What an engine is made of. Included by engine.cpp, commands.cpp, carry_out.cpp, advance.cpp and joins.cpp only.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/domain/domain.hpp"
#include "server/engine/encoded.hpp"
#include "server/engine/engine.hpp"
#include "server/engine/heads.hpp"
#include "server/engine/pipeline.hpp"
#include "server/engine/presence.hpp"
#include "server/engine/reads.hpp"
#include "server/engine/timers.hpp"

namespace cueline::engine {

struct Engine::Impl {
  Impl(storage::Log& durable, SchoolId school_id, Surroundings where);

  // Where something new comes from: a command, or the server itself.
  struct Cause {
    PersonId author;
    std::string command;  // the client's id, or empty
    Millis now;
  };
  // Under what the answer to a command is remembered: who sent it, and its id; of what is said without a name, nobody
  // and a word that only its secret makes again.
  struct Known {
    PersonId person;
    std::string id;  // empty: not remembered
  };
  [[nodiscard]] static Known known_as(PersonId person, const CommandFrame& frame);
  using Replies = std::shared_ptr<std::vector<ReplyTo>>;

  struct Work {
    storage::Batch batch;
    Batch brings;
    std::vector<Sequence> written;  // kept in `unstored` until the batch is in the log
  };

  // commands.cpp
  void submit(PersonId person, const CommandFrame& frame, Millis now, ReplyTo reply);
  void found(const SchoolCreated& created, const PersonAdded& admin, Millis now, ReplyTo reply);
  [[nodiscard]] static Reply refusal(const std::string& command, const domain::Refusal& because);
  [[nodiscard]] bool refused_at_once(const std::string& command, bool urgent, const ReplyTo& reply);
  [[nodiscard]] bool has_room_for(const Command& command) const;
  void refuse(const std::string& command, const domain::Refusal& why, ReplyTo reply);
  void give(Reply answer, ReplyTo reply);
  [[nodiscard]] bool waits_with_first(const Known& known, ReplyTo& reply);
  [[nodiscard]] result<std::optional<Reply>> first_answer(const Known& known) const;
  [[nodiscard]] domain::Answer decide(PersonId person, const Command& command, Millis now);
  [[nodiscard]] result<std::optional<Entry>> stored(Sequence sequence) const;

  // carry_out.cpp
  [[nodiscard]] result<void> carry_out(domain::Drafts drafts, const Cause& cause, const Reply& answer,
                                       const Known& known, ReplyTo reply);
  void hand_to_log(Work work, Reply answer, const Known& known, ReplyTo reply);
  [[nodiscard]] result<std::vector<Entry>> number(domain::Drafts drafts, const Cause& cause);
  [[nodiscard]] result<std::vector<Entry>> rewrites_of(const std::vector<Entry>& entries) const;
  [[nodiscard]] Published apply(const Entry& entry, storage::Batch& batch);
  void take_touched(storage::Batch& batch, Batch& brings);
  [[nodiscard]] std::vector<Sequence> keep_until(Sequence head, std::vector<Entry> entries,
                                                 std::vector<Entry> rewritten);
  void forget_written(const std::vector<Sequence>& written, Sequence head);

  // advance.cpp
  void advance(Millis now);
  void save_loose_rows(Millis now);

  // joins.cpp
  void join(PersonId person, std::optional<Position> position, JoinTo joined);
  void sight(PersonId person, SightTo seen);
  void ask(PersonId person, const Question& question, const std::vector<Observation>& sightings, Millis now,
           FoundTo found);
  [[nodiscard]] HereNow here_now(PersonId person);
  [[nodiscard]] result<Join> make_join(PersonId person, std::optional<Position> position);
  [[nodiscard]] result<std::shared_ptr<const Sight>> make_sight(PersonId person) const;
  void read(PersonId person, TimelineId timeline, Sequence sequence);

  storage::Log& log;
  const SchoolId id;
  Surroundings surroundings;
  domain::School school;  // ahead of the log by what is in the pipeline
  Encoded encoded;        // as the school is, also ahead of the log
  Heads heads;
  Timers timers;
  Reads reads;
  Presence presence;
  Millis last;  // time of the last entry: entries never go back in time, whatever the clock does

  std::map<std::pair<PersonId, std::string>, Replies> in_flight;  // commands whose batch is in the pipeline
  struct Unstored {
    Entry entry;
    Sequence by;  // the head of the batch that writes it so
  };
  std::unordered_map<Sequence, Unstored> unstored;  // entries as they will be in the log, while that is to come
  std::vector<storage::RowWrite> loose_rows;        // of no command: go with the next batch
  std::optional<Millis> loose_since;
  Figures figures;
  Takes takes = Takes::everything;

  Pipeline pipeline;  // last: it may be in the middle of an answer when everything else is still needed
};

}  // namespace cueline::engine
