import type { Person } from '$protocol';
import { isOpen } from '$stores/issues';
import type { SchoolState } from '$stores/state';

// An admin counts what is open in the school; everybody else what waits for them.
export function openIssues(state: SchoolState, person: Person | undefined): number {
  if (!person) return 0;
  const open = [...state.issues.values()].filter(isOpen);
  if (person.role === 'admin') return open.length;
  return open.filter((issue) => issue.owner === person.id || (issue.raiser === person.id && issue.state === 'proposed')).length;
}
