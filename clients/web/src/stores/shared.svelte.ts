// Whether this browser is a device that the people of a room share. What follows from that is in features/tablet, which
// no other device loads.
export type Sharing = 'own' | 'in_use' | 'locked'; // one person's own; somebody is signed in here; nobody is

export const sharedKey = 'shared';

const read = (): Sharing => {
  try {
    const kept = localStorage.getItem(sharedKey);
    return kept === 'in_use' || kept === 'locked' ? kept : 'own';
  } catch { return 'own'; }
};

class Shared {
  now = $state<Sharing>(read());

  set(now: Sharing): void {
    this.now = now;
    if (now === 'own') localStorage.removeItem(sharedKey);
    else localStorage.setItem(sharedKey, now);
  }
}

export const shared = new Shared();
