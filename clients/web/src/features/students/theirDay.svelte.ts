// A student's day as the server makes it of everybody's timetable; asked at once, then when what it is made of has changed.
import type { StudentBlock } from '$protocol';
import { session } from '$stores/session.svelte';
import { atDate, sameDay } from '$stores/zone.svelte';

export class TheirDay {
  blocks = $state.raw<StudentBlock[] | null>(null); // null: not known
  answered = $state(false); // by the server

  constructor(readonly student: number) {}

  async ask(now: number): Promise<void> {
    const { finding, fresh } = await session.ask({ kind: 'student_day_of', student: this.student });
    if (finding?.kind === 'student_day' && sameDay(atDate(finding.date), now)) this.blocks = finding.blocks;
    this.answered ||= fresh;
  }
}
