// Looking around in a made-up school, before there is one of one's own: nothing in it is real, sent or kept.
export const guides = ['marisol', 'hannah', 'marcus'] as const;
export type Guide = (typeof guides)[number];

const from = 'look-from'; // in sessionStorage: the page to go back to

const asked = new URLSearchParams(location.search).get('look');

class Tour {
  as = $state.raw<Guide | null>(guides.find((one) => one === asked) ?? null);

  // Whole pages, so that nothing of the made-up school stays in memory.
  begin(): void {
    try { sessionStorage.setItem(from, location.pathname); } catch { /* then the way back is the first page */ }
    this.change('hannah');
  }
  change(guide: Guide): void { location.assign(`/today?look=${guide}`); }
  leave(): void {
    let back = '/';
    try { back = sessionStorage.getItem(from) ?? back; } catch { /* as above */ }
    location.assign(back);
  }
}

export const tour = new Tour();
