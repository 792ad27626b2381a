// Arrow keys move between the buttons of a table, Home and End to the ends of a row; Tab goes past the table.
export function arrows(table: HTMLElement): { destroy(): void } {
  const places = (): (HTMLElement | null)[][] =>
    [...table.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('td')].map((cell) => cell.querySelector<HTMLElement>('button')));
  const along = (list: (HTMLElement | null)[], from: number, step: number): HTMLElement | null => {
    for (let at = from + step; at >= 0 && at < list.length; at += step) {
      const button = list[at];
      if (button) return button;
    }
    return null;
  };
  const onkeydown = (event: KeyboardEvent): void => {
    const rows = places();
    const row = rows.findIndex((one) => one.includes(document.activeElement as HTMLElement));
    if (row < 0) return;
    const cells = rows[row] ?? [];
    const column = cells.indexOf(document.activeElement as HTMLElement);
    const upright = rows.map((one) => one[column] ?? null);
    const moves: Record<string, () => HTMLElement | null> = {
      ArrowRight: () => along(cells, column, 1), ArrowLeft: () => along(cells, column, -1), ArrowDown: () => along(upright, row, 1), ArrowUp: () => along(upright, row, -1),
      Home: () => along(cells, -1, 1), End: () => along(cells, cells.length, -1),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    move()?.focus();
  };
  table.addEventListener('keydown', onkeydown);
  return { destroy: () => table.removeEventListener('keydown', onkeydown) };
}
