// Commands whose rules are still to be written: refused. Each goes with its noun's file.
#include "server/domain/rows.hpp"

namespace cueline::domain {

#define CUELINE_REFUSE(T) \
  Answer decide(const Asked&, const T&) { return Errc::not_allowed; }
CUELINE_REFUSE(ReportAbsence)
CUELINE_REFUSE(CancelAbsence)
CUELINE_REFUSE(GiveCover)
CUELINE_REFUSE(EndCover)
CUELINE_REFUSE(Reassign)
CUELINE_REFUSE(ConfirmReassignment)
CUELINE_REFUSE(CallOffReassignment)
CUELINE_REFUSE(AskInterpreter)


#define CUELINE_FIND(T) \
  result<Finding> find(const Asked&, const T&) { return Errc::not_allowed; }
CUELINE_FIND(DayOf)
CUELINE_FIND(WhoIs)
CUELINE_FIND(WhenIs)
CUELINE_FIND(IssueFiguresOf)
CUELINE_FIND(AnonymousIssue)
CUELINE_FIND(ReachableWhen)

}  // namespace cueline::domain
