// What silence leads to in a school that has set nothing else: one row a step, in order, by the code of the situation
// (taxonomy.md, section 5). Data: which people an act means is the noun's, in server/domain.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "protocol/kinds.hpp"

namespace cueline::catalog {

struct PursuitStep {
  std::string_view code;  // the situation
  CountedFrom counted_from;
  std::int64_t seconds;  // with school_days: days
  std::int64_t repeats;
  std::int64_t every;  // seconds
  PursuitAct act;
};

inline constexpr std::array pursuits{
    // Alerts. What needs no answer is not pursued. Reminders show on open clients; a push leaves the page.
    PursuitStep{"alert_1", CountedFrom::half_left, 0, 0, 0, PursuitAct::push},
    PursuitStep{"alert_1", CountedFrom::start, 0, 0, 0, PursuitAct::tell_sender},
    PursuitStep{"alert_2", CountedFrom::sent, 60, 1, 60, PursuitAct::remind},
    PursuitStep{"alert_2", CountedFrom::sent, 180, 0, 0, PursuitAct::push},
    PursuitStep{"alert_2", CountedFrom::sent, 300, 0, 0, PursuitAct::tell_sender},
    PursuitStep{"alert_2", CountedFrom::sent, 300, 0, 0, PursuitAct::tell_office},
    PursuitStep{"alert_2", CountedFrom::sent, 300, 0, 0, PursuitAct::name_to_neighbour},
    PursuitStep{"alert_3", CountedFrom::sent, 15, 2, 15, PursuitAct::remind},
    PursuitStep{"alert_3", CountedFrom::sent, 60, 0, 0, PursuitAct::push_and_email},
    PursuitStep{"alert_3", CountedFrom::sent, 60, 0, 0, PursuitAct::tell_admin},
    PursuitStep{"alert_3", CountedFrom::sent, 75, 2, 15, PursuitAct::remind},
    PursuitStep{"alert_3", CountedFrom::sent, 120, 0, 0, PursuitAct::name_to_neighbour},
    PursuitStep{"alert_3", CountedFrom::sent, 120, 0, 0, PursuitAct::tell_office},
    PursuitStep{"alert_3", CountedFrom::sent, 135, 20, 15, PursuitAct::remind},
    // Nobody takes it: the next ring in fair order, then an admin, then whoever is left.
    PursuitStep{"cover", CountedFrom::sent, 300, 0, 0, PursuitAct::widen},
    PursuitStep{"cover", CountedFrom::sent, 600, 0, 0, PursuitAct::tell_admin},
    PursuitStep{"cover", CountedFrom::sent, 600, 5, 300, PursuitAct::widen},
    PursuitStep{"assist", CountedFrom::sent, 60, 0, 0, PursuitAct::widen},
    PursuitStep{"assist", CountedFrom::sent, 120, 0, 0, PursuitAct::tell_admin},
    PursuitStep{"assist", CountedFrom::sent, 120, 10, 30, PursuitAct::widen},
    // Somebody has got it, and nobody has said that it is done: who has it is asked, then the sender hears of it.
    PursuitStep{"undone", CountedFrom::start, 0, 0, 0, PursuitAct::push},
    PursuitStep{"undone", CountedFrom::start, 300, 0, 0, PursuitAct::tell_sender},
    // Observations: what may wait rises to the top of the list, then its author is asked where to bring it.
    PursuitStep{"come_now", CountedFrom::sent, 0, 0, 0, PursuitAct::widen},
    PursuitStep{"come_now", CountedFrom::sent, 30, 0, 0, PursuitAct::tell_office},
    PursuitStep{"come_now", CountedFrom::sent, 90, 0, 0, PursuitAct::tell_admin},
    PursuitStep{"come_now", CountedFrom::day_end, 0, 0, 0, PursuitAct::offer_author},
    PursuitStep{"when_you_can", CountedFrom::period_end, 0, 0, 0, PursuitAct::put_on_top},
    PursuitStep{"when_you_can", CountedFrom::day_end, 0, 0, 0, PursuitAct::offer_author},
    PursuitStep{"fyi", CountedFrom::day_end, 0, 0, 0, PursuitAct::offer_author},
    // Suggestions: nobody looked at it for two days, so an issue is drafted for them to send.
    PursuitStep{"suggestion", CountedFrom::school_days, 2, 0, 0, PursuitAct::draft_issue},
    // Issues: the owner, an admin, the next one, and the raiser, who is to know that it goes on.
    PursuitStep{"issue_unaccepted", CountedFrom::school_days, 1, 0, 0, PursuitAct::tell_owner},
    PursuitStep{"issue_unaccepted", CountedFrom::school_days, 3, 0, 0, PursuitAct::tell_admin},
    PursuitStep{"issue_unaccepted", CountedFrom::school_days, 5, 0, 0, PursuitAct::tell_admin},
    PursuitStep{"issue_unaccepted", CountedFrom::school_days, 5, 0, 0, PursuitAct::tell_sender},
    PursuitStep{"issue_overdue", CountedFrom::due, 0, 0, 0, PursuitAct::tell_owner},
    PursuitStep{"issue_overdue", CountedFrom::due, 0, 0, 0, PursuitAct::tell_sender},
    PursuitStep{"issue_overdue", CountedFrom::due, 86'400, 2, 86'400, PursuitAct::tell_admin},
    PursuitStep{"proposal_unconfirmed", CountedFrom::school_days, 5, 0, 0, PursuitAct::tell_sender},
    PursuitStep{"proposal_unconfirmed", CountedFrom::school_days, 5, 0, 0, PursuitAct::tell_owner},
    PursuitStep{"proposal_unconfirmed", CountedFrom::school_days, 6, 0, 0, PursuitAct::tell_admin},
};

}  // namespace cueline::catalog
