// What a planning and its points are called: a cue by its sign only for who may see it.
import { lower, t, tn, words } from '$i18n';
import '$i18n/together';
import { clockTime, dayWithin } from '$i18n/format';
import type { AgendaPoint, Planning, PersonDay, Stretch } from '$protocol';
import { clock } from '$stores/clock.svelte';
import { firstName } from '$stores/people';
import { barOf, silent } from '$stores/plannings';
import type { SchoolState } from '$stores/state';
import { cueTitle } from '$features/observations/words';

export const personName = (state: SchoolState, id: number, me: number): string => (id === me ? t('you') : firstName(state.persons.get(id)));

export const spanOf = (one: Stretch): string => t('plan.span', { from: clockTime(one.start), until: clockTime(one.end) });

export const dayIn = (time: number): string => dayWithin(time, clock.now);

export const withWhom = (state: SchoolState, one: Planning, me: number): string => words.list(one.persons.filter((id) => id !== me).map((id) => firstName(state.persons.get(id))));

// One sentence about how it stands.
export function stateOf(state: SchoolState, one: Planning, me: number): string {
  switch (one.state) {
    case 'agreed': return t('plan.agreed');
    case 'kept': return t('plan.kept');
    case 'taken_back': return t('plan.taken_back');
    case 'lost': return t('plan.lost', { reason: one.lost_to ?? '' });
    case 'declined': {
      const no = one.replies.findLast((reply) => !reply.comes);
      return no ? t('plan.declined', { name: personName(state, no.person, me), reason: no.reason }) : '';
    }
    case 'asked': return silent(one).includes(me) ? t('plan.asked_you', { name: firstName(state.persons.get(one.by)) }) : tn('plan.waiting', silent(one).length);
  }
}

export interface PointWords { text: string; from: string; link?: string; secret: boolean }

export function pointWords(state: SchoolState, point: AgendaPoint, me: number): PointWords {
  const by = (id: number): string => (id === me ? t('you_object') : firstName(state.persons.get(id)));
  const seen = point.about ? state.observations.get(point.about) : undefined;
  if (seen) return { text: cueTitle(state.students.get(seen.student)?.initials ?? '', seen), from: t('plan.from_cue', { name: by(seen.author), when: dayIn(seen.seen_at) }), secret: true };
  const alert = point.about ? state.alerts.get(point.about) : undefined;
  if (alert) return { text: alert.title, from: t('plan.from_change', { name: by(alert.sender), when: dayIn(alert.time) }), secret: false };
  const issue = point.about ? state.issues.get(point.about) : undefined;
  if (issue) return { text: issue.title, from: t('plan.from_issue'), secret: true };
  const [link] = /https:\/\/\S+/.exec(point.text) ?? [];
  if (!link || !URL.canParse(link)) return { text: point.text, from: point.by === me ? t('plan.point_you') : t('plan.point_by', { name: by(point.by) }), secret: false };
  return { text: point.text.replace(link, '').trim() || new URL(link).host, from: t('plan.link', { name: by(point.by) }), link, secret: false };
}

// A bar in words, for who cannot see it: "Hannah: free 2:30 to 3:10, at work 7:30 to 3:40".
export function barWords(name: string, one: PersonDay, span: Stretch): string {
  if (!one.at_work.length) return t('plan.bar', { name, text: t('plan.bar_off') });
  const list = (spans: readonly Stretch[]): string => words.list(spans.map((stretch) => lower(spanOf(stretch))));
  const free = barOf(one, span).filter((piece) => piece.look === 'free');
  const times = free.length ? t('plan.bar_free', { list: list(free) }) : t('plan.bar_none');
  return t('plan.bar', { name, text: `${times}, ${t('plan.bar_hours', { list: list(one.at_work) })}` });
}

// The hours under the bars, as many as there is room for.
export function ticks(span: Stretch): { at: number; time: number }[] {
  const hour = 3_600_000;
  const step = span.end - span.start > 5 * hour ? 2 * hour : hour;
  const marks: { at: number; time: number }[] = [];
  for (let time = Math.ceil(span.start / hour) * hour; time < span.end - hour / 3; time += step) marks.push({ at: (time - span.start) / (span.end - span.start), time });
  return marks;
}
