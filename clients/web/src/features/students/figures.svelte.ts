// The counted side of a student's page, as the server counts it; without signal as it was last found, with its time.
import { problemText } from '$i18n';
import type { Comparison, Finding, HelpedCard, Question, Trends } from '$protocol';
import { session } from '$stores/session.svelte';
import { lastWeeks, type Mode, valencesOf } from './pattern';

export type Span = 'month' | 'year';

export class Figures {
  hard = $state.raw<Trends | null>(null); // of the last four weeks, whatever is looked at
  bright = $state.raw<Trends | null>(null);
  weeks = $state.raw<Record<Mode, Trends | null>>({ hard: null, bright: null });
  helped = $state.raw<ReadonlyMap<number, HelpedCard>>(new Map());
  comparison = $state.raw<Comparison | null>(null);
  asked = $state(false); // there has been an answer, or there is none to be had
  answered = $state(false); // by the server
  fresh = $state(true);
  time = $state(0); // of the oldest answer on the page
  problem = $state('');

  #alone = false; // some question of this round reached nobody

  constructor(readonly student: number) {}

  async #ask<K extends Finding['kind']>(question: Question, kind: K): Promise<Extract<Finding, { kind: K }> | null> {
    const { finding, problem, time, fresh } = await session.ask(question);
    if (problem) this.problem = problemText(problem);
    if (!fresh) this.#alone = true;
    if (finding?.kind !== kind) return null;
    if (!fresh) { this.fresh = false; this.time = this.time ? Math.min(this.time, time) : time; }
    return finding as Extract<Finding, { kind: K }>;
  }

  #counted(by: 'context' | 'week', mode: Mode, range: { from: number; until: number }): Promise<Trends | null> {
    return this.#ask({ kind: 'trends_of', student: this.student, ...range, by, valences: valencesOf[mode] }, 'trends');
  }

  // What does not depend on what is chosen.
  async ask(now: number): Promise<void> {
    [this.fresh, this.time, this.problem, this.#alone] = [true, 0, '', false];
    const month = lastWeeks(4, now);
    const eight = lastWeeks(8, now);
    const [hard, bright, hardWeeks, brightWeeks, helped] = await Promise.all([
      this.#counted('context', 'hard', month), this.#counted('context', 'bright', month), this.#counted('week', 'hard', eight), this.#counted('week', 'bright', eight),
      this.#ask({ kind: 'helped_by', student: this.student }, 'helped'),
    ]);
    // What could not be found again stays as it is.
    if (hard) this.hard = hard;
    if (bright) this.bright = bright;
    if (hardWeeks || brightWeeks) this.weeks = { hard: hardWeeks, bright: brightWeeks };
    if (helped) this.helped = new Map(helped.cards.map((one) => [one.card, one]));
    this.asked = true;
    this.answered ||= !this.#alone;
  }

  async year(mode: Mode, range: { from: number; until: number }): Promise<Trends | null> {
    return this.#counted('context', mode, range);
  }

  async compare(card: number, sign: string): Promise<void> {
    this.comparison = await this.#ask({ kind: 'before_after', card, weeks: 4, sign }, 'comparison');
  }
}
