// The rules of how people work together, as rules.hpp: what domain.cpp and questions.cpp dispatch to. Included by this
// folder only.
#pragma once

#include "server/domain/rules.hpp"

namespace cueline::domain {

// norms.cpp, kudos.cpp, check_ins.cpp, planning.cpp
Answer decide(const Asked& asked, const SetNorms& command);
Answer decide(const Asked& asked, const AgreeNorms& command);
Answer decide(const Asked& asked, const SuggestNorm& command);
Answer decide(const Asked& asked, const DeclineNorm& command);
Answer decide(const Asked& asked, const GiveKudos& command);
Answer decide(const Asked& asked, const RetractKudos& command);
Answer decide(const Asked& asked, const AnswerCheckIn& command);
Answer decide(const Asked& asked, const AskPlanning& command);
Answer decide(const Asked& asked, const AnswerPlanning& command);
Answer decide(const Asked& asked, const AddPoint& command);
Answer decide(const Asked& asked, const TickPoint& command);
Answer decide(const Asked& asked, const RemovePoint& command);
Answer decide(const Asked& asked, const ClosePlanning& command);
Answer decide(const Asked& asked, const TakeBackPlanning& command);
[[nodiscard]] Drafts on_due(const School& school, const Kudos& kudos, Millis now);
[[nodiscard]] Drafts on_due(const School& school, const CheckIn& answer, Millis now);
[[nodiscard]] Drafts on_due(const School& school, const Planning& planning, Millis now);

// Questions: free_times.cpp, check_ins.cpp, planning_time.cpp
[[nodiscard]] result<Finding> find(const Asked& asked, const FreeTimes& question);
[[nodiscard]] result<Finding> find(const Asked& asked, const PulseOf& question);
[[nodiscard]] result<Finding> find(const Asked& asked, const PlanningTimeOf& question);

}  // namespace cueline::domain
