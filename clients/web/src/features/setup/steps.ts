// The five steps of setting a school up, and which of them has something to show already.
import type { SchoolState } from '$stores/state';

export const setupSteps = ['school', 'rooms', 'students', 'staff', 'norms'] as const;
export type SetupStep = (typeof setupSteps)[number];
// What is kept as the year goes, in no order and never done.
export const setupLater = ['days', 'rules'] as const;
export type SetupPage = SetupStep | (typeof setupLater)[number];
export const isStep = (page: SetupPage): page is SetupStep => (setupSteps as readonly string[]).includes(page);

export function stepsDone(state: SchoolState): Record<SetupStep, boolean> {
  const rooms = [...state.channels.values()].filter((one) => one.channel_kind === 'classroom');
  return {
    school: state.school !== null,
    rooms: rooms.length > 0 && state.rows.bells.size > 0,
    students: state.students.size > 0,
    staff: state.persons.size > 1,
    norms: [...state.rows.norms.values()].some((one) => one.version > 0),
  };
}

export const firstOpen = (state: SchoolState): SetupStep => setupSteps.find((step) => !stepsDone(state)[step]) ?? 'school';
export const after = (step: SetupStep): SetupStep | undefined => setupSteps[setupSteps.indexOf(step) + 1];
export const before = (step: SetupStep): SetupStep | undefined => setupSteps[setupSteps.indexOf(step) - 1];
