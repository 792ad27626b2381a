// A press that lasts does something stronger than a tap. The tap stays an ordinary click.
export interface Hold { ms: number; onhold: () => void; onpress?: (down: boolean) => void }

export function hold(node: HTMLElement, options: Hold): { update(next: Hold): void; destroy(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let held = false;
  let from = { x: 0, y: 0 };
  let current = options;

  const stop = (): void => {
    clearTimeout(timer);
    current.onpress?.(false);
  };
  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    held = false;
    from = { x: event.clientX, y: event.clientY };
    current.onpress?.(true);
    timer = setTimeout(() => {
      held = true;
      current.onpress?.(false);
      current.onhold();
    }, current.ms);
  };
  const move = (event: PointerEvent): void => {
    if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > 12) stop();
  };
  const click = (event: MouseEvent): void => {
    if (!held) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    held = false;
  };
  const menu = (event: Event): void => event.preventDefault();

  node.addEventListener('pointerdown', down);
  node.addEventListener('pointermove', move);
  for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const) node.addEventListener(end, stop);
  node.addEventListener('click', click, { capture: true });
  node.addEventListener('contextmenu', menu);
  return {
    update: (next) => { current = next; },
    destroy: () => {
      clearTimeout(timer);
      node.removeEventListener('pointerdown', down);
      node.removeEventListener('pointermove', move);
      for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const) node.removeEventListener(end, stop);
      node.removeEventListener('click', click, { capture: true });
      node.removeEventListener('contextmenu', menu);
    },
  };
}
