import type { DayBlock, Role, Student } from '$protocol';
import type { IconName } from '$ui/icons';
import type { Sheet } from './router.svelte';

export interface DockButton { key: string; icon: IconName; text: 'dock.change' | 'dock.cue' | 'dock.issue'; sheet: Sheet }

const change: DockButton = { key: 'A', icon: 'change', text: 'dock.change', sheet: { kind: 'change' } };
const cue: DockButton = { key: 'C', icon: 'hand', text: 'dock.cue', sheet: { kind: 'cue', student: null } };
const issue: DockButton = { key: 'N', icon: 'flag', text: 'dock.issue', sheet: { kind: 'issue' } };

// What is under the thumb depends on the role; paras have their students there instead.
export function dockFor(role: Role | undefined): DockButton[] {
  switch (role) {
    case 'admin': case 'office': return [change, issue];
    case 'teacher': case 'specialist': return [change, cue];
    default: return [cue];
  }
}

export const hasStudentDock = (role: Role | undefined): boolean => role === 'para' || role === 'substitute';

// Whom the timetable says this person is with now, as far as they may see them.
export function withNow(students: readonly Student[], block: DayBlock | undefined): Student[] {
  if (!block) return [];
  const one = students.find((student) => student.id === block.student);
  return one ? [one] : students.filter((student) => student.classroom === block.group);
}
