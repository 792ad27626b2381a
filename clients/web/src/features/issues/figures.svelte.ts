// The school's figures as the server counts them; until they are here, those of the issues this device knows.
import type { IssueFigures } from '$protocol';
import { session } from '$stores/session.svelte';
import { atDate } from '$stores/zone.svelte';
import type { Week } from './trends';

const day = 86_400_000;

export const toWeeks = (figures: IssueFigures): Week[] =>
  figures.weeks.map((one) => ({ end: atDate(one.monday) + 6 * day, open: one.open, past: one.past_promise, median: one.to_answer ?? null }));

class Figures {
  found = $state.raw<IssueFigures | null>(null);

  async ask(): Promise<void> {
    const { finding } = await session.ask({ kind: 'issue_figures_of', weeks: 8 });
    if (finding?.kind === 'issue_figures') this.found = finding;
  }
}

export const figures = new Figures();
