// A change sent to n people is a ring of n segments: answered, in conflict, not yet. Over 24 it becomes an arc.
export interface Ring {
  total: number; // length of the circle in its own units
  track: string;
  got: string | null;
  conflict: { dash: string; offset: number } | null;
}

const unit = 10;
const gap = 1.6;

function dashes(count: number, total: number): string | null {
  if (count <= 0) return null;
  const rest = total - count * unit + gap;
  return `${`${unit - gap} ${gap} `.repeat(count - 1)}${unit - gap} ${rest.toFixed(2)}`;
}

export function ring(people: number, got: number, conflict: number): Ring {
  const total = Math.max(1, people) * unit;
  if (people > 24 || people <= 1) {
    const arc = (count: number): string => `${((count / Math.max(1, people)) * total).toFixed(2)} ${total}`;
    return {
      total,
      track: `${total} 0`,
      got: got > 0 ? arc(got) : null,
      conflict: conflict > 0 ? { dash: arc(conflict), offset: -((got / people) * total) } : null,
    };
  }
  const after = dashes(conflict, total);
  return {
    total,
    track: `${unit - gap} ${gap}`,
    got: dashes(got, total),
    conflict: after ? { dash: after, offset: -got * unit } : null,
  };
}
