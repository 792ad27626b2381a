// What is not needed for the first look is drawn some frames later, a little each time: a slow phone can answer a finger
// in between. Never what moves something that is in view already.

// Calls `run` after so many frames have been painted, in a task of its own; the answer cancels.
export function inFrames(count: number, run: () => void): () => void {
  let left = count;
  let cancelled = false;
  const step = (): void => {
    if (cancelled) return;
    if (left <= 0) return run();
    left -= 1;
    requestAnimationFrame(() => setTimeout(step));
  };
  step();
  return () => { cancelled = true; };
}

// How many items of a list are drawn: `first`, then `step` more each frame, in the end whatever there is. What stands below
// the list waits until it is done, or it would move under a finger. Called while a component is set up.
export function gradually(first: number, step: number, total: () => number): { readonly count: number; readonly done: boolean } {
  let count = $state(first);
  $effect(() => {
    const all = total();
    if (all === 0 || count === Infinity) return;
    if (count >= all) { count = Infinity; return; }
    return inFrames(1, () => { count += step; });
  });
  return { get count() { return count; }, get done() { return count >= total(); } };
}
