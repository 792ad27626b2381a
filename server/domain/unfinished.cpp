// Commands whose rules are still to be written: refused. Each goes with its noun's file.
#include "server/domain/rows.hpp"

namespace cueline::domain {

#define CUELINE_REFUSE(T) \
  Answer decide(const Asked&, const T&) { return Errc::not_allowed; }
CUELINE_REFUSE(AskInterpreter)


#define CUELINE_FIND(T) \
  result<Finding> find(const Asked&, const T&) { return Errc::not_allowed; }
CUELINE_FIND(IssueFiguresOf)
CUELINE_FIND(AnonymousIssue)

}  // namespace cueline::domain
