// A hidden line inside a link or button: held down for a moment, or Space on the link that has the focus, shows it for
// as long; a tap goes where it always goes.
const after = 350; // ms: longer than a tap

export function holdInside(node: HTMLElement, show: (shown: boolean) => void): { destroy(): void } {
  const host = node.closest<HTMLElement>('a, button');
  if (!host) return { destroy: () => undefined };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let held = false;

  const hide = (): void => { clearTimeout(timer); show(false); };
  const down = (): void => {
    held = false;
    timer = setTimeout(() => { held = true; show(true); }, after);
  };
  const click = (event: Event): void => { if (held) { event.preventDefault(); event.stopPropagation(); } held = false; };
  const menu = (event: Event): void => { if (held) event.preventDefault(); };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || host.tagName !== 'A') return; // a button's Space is its own
    event.preventDefault();
    show(true);
  };

  const told: [string, EventListener][] = [
    ['pointerdown', down], ['pointerup', hide], ['pointerleave', hide], ['pointercancel', hide], ['contextmenu', menu], ['keydown', key as EventListener], ['keyup', hide], ['blur', hide],
  ];
  for (const [name, listener] of told) host.addEventListener(name, listener);
  host.addEventListener('click', click, true);
  return {
    destroy: () => {
      clearTimeout(timer);
      for (const [name, listener] of told) host.removeEventListener(name, listener);
      host.removeEventListener('click', click, true);
    },
  };
}
