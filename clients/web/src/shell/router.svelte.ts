import { type SetupPage, setupLater, setupSteps } from '$features/setup/steps';

// Addresses (ux.md section 4) and the one sheet that may lie over them. Ids in addresses are numbers, never names.
export type Route =
  | { name: 'today' }
  | { name: 'channels' }
  | { name: 'channel'; id: number }
  | { name: 'norms'; id: number }
  | { name: 'plan'; date: number | null }
  | { name: 'alert'; id: number }
  | { name: 'students' }
  | { name: 'student'; id: number }
  | { name: 'people' }
  | { name: 'person'; id: number }
  | { name: 'issues'; id: number | null }
  | { name: 'search' }
  | { name: 'signin' }
  | { name: 'setup'; secret: string }
  | { name: 'join'; secret: string }
  | { name: 'enter'; secret: string }
  | { name: 'device'; code: string }
  | { name: 'start'; step: SetupPage | null }
  | { name: 'missing' };

export type Sheet =
  | { kind: 'cue'; student: number | null; help?: boolean }
  | { kind: 'conflict'; alert: number }
  | { kind: 'change'; replaces?: number }
  | { kind: 'issue'; about?: number; room?: number; why?: string }
  | { kind: 'interpreter' }
  | { kind: 'cards'; student: number }
  | { kind: 'room'; channel: number }
  | { kind: 'norms'; channel: number; takes?: number }
  | { kind: 'suggest_norm'; channel: number }
  | { kind: 'kudos'; person: number; about?: number; channel?: number }
  | { kind: 'kudos_month' }
  | { kind: 'profile' }
  | { kind: 'staff'; person: number }
  | { kind: 'hours'; person: number }
  | { kind: 'slot'; person: number; slot: number }
  | { kind: 'away'; person: number }
  | { kind: 'elsewhere'; person: number }
  | { kind: 'devices' }
  | { kind: 'pin' }
  | { kind: 'you' }
  | { kind: 'share'; text: string }
  | { kind: 'keys' };

export function parse(path: string): Route {
  const [first = '', second = '', third = ''] = path.split('/').filter(Boolean);
  const id = /^\d{1,16}$/.test(second) ? Number(second) : null;
  switch (first) {
    case '': case 'today': case 'you': case 'share': return { name: 'today' };
    case 'c': return second === '' ? { name: 'channels' } : id === null ? { name: 'missing' } : third === 'norms' ? { name: 'norms', id } : { name: 'channel', id };
    case 'plan': return second !== '' && id === null ? { name: 'missing' } : { name: 'plan', date: id };
    case 'a': return id === null ? { name: 'missing' } : { name: 'alert', id };
    case 's': return id === null ? { name: 'missing' } : { name: 'student', id };
    case 'students': return { name: 'students' };
    case 'p': return id === null ? { name: 'missing' } : { name: 'person', id };
    case 'people': return { name: 'people' };
    case 'issues': return second !== '' && id === null ? { name: 'missing' } : { name: 'issues', id };
    case 'search': return { name: 'search' };
    case 'signin': return { name: 'signin' };
    case 'setup': {
      const step = [...setupSteps, ...setupLater].find((one) => one === second);
      return step || !second ? { name: 'start', step: step ?? null } : { name: 'setup', secret: second };
    }
    case 'join': return { name: 'join', secret: second };
    case 'enter': return { name: 'enter', secret: second };
    case 'device': return { name: 'device', code: second };
    default: return { name: 'missing' };
  }
}

class Router {
  route = $state.raw<Route>(parse(location.pathname));
  sheet = $state.raw<Sheet | null>(null);

  start(): () => void {
    if (/^\/you\/?$/.test(location.pathname)) {
      history.replaceState({}, '', '/today');
      this.open({ kind: 'you' });
    }
    const onpopstate = (): void => {
      this.sheet = null;
      this.route = parse(location.pathname);
    };
    const onclick = (event: MouseEvent): void => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = (event.target as Element).closest?.('a[href]') as HTMLAnchorElement | null;
      if (!link || link.origin !== location.origin || link.target || link.hasAttribute('download') || link.hash) return;
      event.preventDefault();
      this.go(link.pathname + link.search);
    };
    addEventListener('popstate', onpopstate);
    document.addEventListener('click', onclick);
    return () => {
      removeEventListener('popstate', onpopstate);
      document.removeEventListener('click', onclick);
    };
  }

  go(path: string, replace = false): void {
    const covered = this.sheet !== null;
    this.sheet = null;
    if (replace || covered) history.replaceState({}, '', path);
    else if (path !== location.pathname + location.search) history.pushState({}, '', path);
    this.route = parse(location.pathname);
    if (!covered) queueMicrotask(() => document.getElementById('main')?.focus({ preventScroll: true }));
  }

  back(fallback: string): void {
    if (history.state !== null && history.length > 1) history.back();
    else this.go(fallback, true);
  }

  // The browser's "back" closes a sheet, as people expect of a phone.
  open(sheet: Sheet): void {
    if (this.sheet) history.replaceState({ sheet: sheet.kind }, '');
    else history.pushState({ sheet: sheet.kind }, '');
    this.sheet = sheet;
  }

  close(): void {
    if (!this.sheet) return;
    this.sheet = null;
    if ((history.state as { sheet?: string } | null)?.sheet) history.back();
  }
}

export const router = new Router();
