// Arrow keys move and choose within a group of radios; Tab goes past the group.
export function roving(group: HTMLElement): { destroy(): void } {
  const onkeydown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const radios = [...group.querySelectorAll<HTMLElement>('[role=radio]')];
    const at = radios.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = radios[(at + step + radios.length) % radios.length];
    next?.focus();
    next?.click();
  };
  group.addEventListener('keydown', onkeydown);
  return { destroy: () => group.removeEventListener('keydown', onkeydown) };
}
