// Numbers of the board, from the issues this device knows. Ages are of issues, never of people.
import { type Issue, issueKinds } from '$protocol';

const day = 86_400_000;
const week = 7 * day;

export interface Week { end: number; open: number; past: number; median: number | null }

const openAt = (issue: Issue, time: number): boolean => issue.time <= time && (!issue.closed || issue.closed > time);
const pastAt = (issue: Issue, time: number): boolean => openAt(issue, time) && issue.due < time && (!issue.first_answer || issue.first_answer > time);

function median(values: number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length ? (sorted[Math.floor((sorted.length - 1) / 2)] ?? null) : null;
}

export function weeks(issues: readonly Issue[], now: number, count = 8): Week[] {
  return Array.from({ length: count }, (_, at) => {
    const end = now - (count - 1 - at) * week;
    const answered = issues.filter((issue) => issue.first_answer && issue.first_answer > end - week && issue.first_answer <= end);
    return {
      end,
      open: issues.filter((issue) => openAt(issue, end)).length,
      past: issues.filter((issue) => pastAt(issue, end)).length,
      median: median(answered.map((issue) => (issue.first_answer as number) - issue.time)),
    };
  });
}

export interface Source { kind: string; now: number; before: number }

export function sources(issues: readonly Issue[], now: number, most = 5): Source[] {
  const counted = new Map<string, Source>();
  for (const issue of issues) {
    const age = now - issue.time;
    if (age < 0 || age > 8 * week) continue;
    const source = counted.get(issue.issue_kind) ?? { kind: issue.issue_kind, now: 0, before: 0 };
    if (age <= 4 * week) source.now += 1;
    else source.before += 1;
    counted.set(issue.issue_kind, source);
  }
  return [...counted.values()].sort((a, b) => b.now - a.now || b.before - a.before).slice(0, most);
}

// A pattern is about causes, never about one member of staff: grown to three times and raised by more than one person,
// or the same cause at least four times in four weeks.
export function pattern(issues: readonly Issue[], now: number): (Source & { people: number }) | null {
  for (const source of sources(issues, now, 99).sort((a, b) => b.now - b.before - (a.now - a.before))) {
    const recent = issues.filter((issue) => issue.issue_kind === source.kind && now - issue.time <= 4 * week);
    const people = new Set(recent.map((issue) => issue.raiser)).size;
    if (source.now >= 3 && source.now >= 2 * Math.max(1, source.before) && people > 1) return { ...source, people };
  }
  return null;
}

export const raisedLately = (issues: readonly Issue[], kind: string, now: number): number[] =>
  issues.filter((issue) => issue.issue_kind === kind && now - issue.time >= 0 && now - issue.time <= 4 * week).map((issue) => issue.id);

const hour = 3_600_000;

// The promise most issues of the last eight weeks carried.
export function promise(issues: readonly Issue[]): number {
  return median(issues.map((issue) => issue.due - issue.time)) ?? (issueKinds.find((one) => one.code === 'student_support')?.promise_hours ?? 4) * hour;
}
