// Arrows walk from the field through what was found and back; Enter goes to the first. What else is typed is typed.
export function walk(event: KeyboardEvent, page: HTMLElement, field: HTMLInputElement): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector('dialog[open]')) return false;
  const target = event.target as HTMLElement;
  const items = [...page.querySelectorAll<HTMLElement>('[data-move]')];
  const at = items.indexOf(target);
  const inside = at >= 0 || target === field;
  if (event.key === 'Escape') return inside || target === document.body || page.contains(target);
  if (!inside) return false;
  const to = (item: HTMLElement | undefined): boolean => {
    item?.focus();
    item?.scrollIntoView({ block: 'nearest' });
    return item !== undefined;
  };
  if (event.key === 'ArrowDown') return to(items[at + 1]);
  if (event.key === 'ArrowUp') return at === 0 ? to(field) : at > 0 && to(items[at - 1]);
  return event.key === 'Enter' && target === field && to(items[0]);
}
