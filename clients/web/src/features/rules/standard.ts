// What silence leads to in a school that has set nothing else: protocol/catalog_pursuits.hpp, to which a test holds it.
import type { CountedFrom, PursuitAct, PursuitStep } from '$protocol';

type Line = readonly [code: string, counted_from: CountedFrom, seconds: number, repeats: number, every: number, act: PursuitAct];
const lines: readonly Line[] = [
  ['alert_1', 'half_left', 0, 0, 0, 'push'], ['alert_1', 'start', 0, 0, 0, 'tell_sender'],
  ['alert_2', 'sent', 60, 1, 60, 'remind'], ['alert_2', 'sent', 180, 0, 0, 'push'], ['alert_2', 'sent', 300, 0, 0, 'tell_sender'], ['alert_2', 'sent', 300, 0, 0, 'tell_office'], ['alert_2', 'sent', 300, 0, 0, 'name_to_neighbour'],
  ['alert_3', 'sent', 15, 2, 15, 'remind'], ['alert_3', 'sent', 60, 0, 0, 'push_and_email'], ['alert_3', 'sent', 60, 0, 0, 'tell_admin'], ['alert_3', 'sent', 75, 2, 15, 'remind'],
  ['alert_3', 'sent', 120, 0, 0, 'name_to_neighbour'], ['alert_3', 'sent', 120, 0, 0, 'tell_office'], ['alert_3', 'sent', 135, 20, 15, 'remind'],
  ['cover', 'sent', 300, 0, 0, 'widen'], ['cover', 'sent', 600, 0, 0, 'tell_admin'], ['cover', 'sent', 600, 5, 300, 'widen'],
  ['assist', 'sent', 60, 0, 0, 'widen'], ['assist', 'sent', 120, 0, 0, 'tell_admin'], ['assist', 'sent', 120, 10, 30, 'widen'],
  ['undone', 'start', 0, 0, 0, 'push'], ['undone', 'start', 300, 0, 0, 'tell_sender'],
  ['come_now', 'sent', 0, 0, 0, 'widen'], ['come_now', 'sent', 30, 0, 0, 'tell_office'], ['come_now', 'sent', 90, 0, 0, 'tell_admin'], ['come_now', 'day_end', 0, 0, 0, 'offer_author'],
  ['when_you_can', 'period_end', 0, 0, 0, 'put_on_top'], ['when_you_can', 'day_end', 0, 0, 0, 'offer_author'],
  ['fyi', 'day_end', 0, 0, 0, 'offer_author'],
  ['suggestion', 'school_days', 2, 0, 0, 'draft_issue'],
  ['issue_unaccepted', 'school_days', 1, 0, 0, 'tell_owner'], ['issue_unaccepted', 'school_days', 3, 0, 0, 'tell_admin'], ['issue_unaccepted', 'school_days', 5, 0, 0, 'tell_admin'], ['issue_unaccepted', 'school_days', 5, 0, 0, 'tell_sender'],
  ['issue_overdue', 'due', 0, 0, 0, 'tell_owner'], ['issue_overdue', 'due', 0, 0, 0, 'tell_sender'], ['issue_overdue', 'due', 86_400, 2, 86_400, 'tell_admin'],
  ['proposal_unconfirmed', 'school_days', 5, 0, 0, 'tell_sender'], ['proposal_unconfirmed', 'school_days', 5, 0, 0, 'tell_owner'], ['proposal_unconfirmed', 'school_days', 6, 0, 0, 'tell_admin'],
];

export const situations = [...new Set(lines.map(([code]) => code))];
export const standardSteps = (code: string): PursuitStep[] =>
  lines.filter((one) => one[0] === code).map(([, counted_from, seconds, repeats, every, act]) => ({ counted_from, seconds, repeats, every, act }));
