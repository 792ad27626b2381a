// What choosing a way out does. Who keeps the lists gives the cover; everybody else asks the colleague for it, and
// confirms it once it is taken.
import type { Command, ForYou, GiveCover, Person, SendAlert, Way } from '$protocol';

export const givesCovers = (person: Person | undefined): boolean => person?.role === 'admin' || person?.role === 'office';

// What is covered lasts as long as the collision: the time of any cover among the ways. None: it moves the change itself.
export function commandFor(way: Way, ways: readonly Way[], clash: ForYou, by: { gives: boolean; title: string }): Command | undefined {
  const time = ways.find((one) => one.way === 'cover')?.time;
  if (way.way === 'move' || !way.person || !clash.clash || !time) return undefined;
  const cover = { instead_of: clash.person, from: time.start, until: time.end, slot: clash.clash, ...(way.slot && { exchange: way.slot }) };
  if (by.gives) return { kind: 'give_cover', by: way.person, ...cover, note: '' } satisfies { kind: 'give_cover' } & GiveCover;
  const asked: SendAlert = {
    template_code: 'need_cover', title: by.title, text: '', severity: 2, mode: 'first_taker', until: time.end,
    audience: { channels: [], roles: [], persons: [way.person] }, cover,
  };
  return { kind: 'send_alert', ...asked };
}
