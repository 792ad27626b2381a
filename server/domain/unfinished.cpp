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
CUELINE_REFUSE(ProposeCard)
CUELINE_REFUSE(AgreeCard)
CUELINE_REFUSE(RetireCard)
CUELINE_REFUSE(SendSuggestion)
CUELINE_REFUSE(DismissSuggestion)
CUELINE_REFUSE(CompleteObservation)
CUELINE_REFUSE(BringObservation)

#define CUELINE_LATER(T) \
  void apply(School&, const Entry&, const T&) {}
CUELINE_LATER(ObservationCompleted)
CUELINE_LATER(ObservationBrought)

#define CUELINE_FIND(T) \
  result<Finding> find(const Asked&, const T&) { return Errc::not_allowed; }
CUELINE_FIND(DayOf)
CUELINE_FIND(WhoIs)
CUELINE_FIND(WhenIs)
CUELINE_FIND(IssueFiguresOf)
CUELINE_FIND(AnonymousIssue)
CUELINE_FIND(ReachableWhen)
#define CUELINE_FIND_HISTORY(T) \
  result<Finding> find(const Asked&, const T&, const Sightings&) { return Errc::not_allowed; }
CUELINE_FIND_HISTORY(TrendsOf)
CUELINE_FIND_HISTORY(HelpedBy)
CUELINE_FIND_HISTORY(BeforeAfter)

}  // namespace cueline::domain
