// How far each timeline has been read, until the server has been told.
import type { Link } from './link';

export class Reads {
  #untold = new Map<number, number>();

  note(timeline: number, sequence: number): void { this.#untold.set(timeline, Math.max(sequence, this.#untold.get(timeline) ?? 0)); }

  tell(link: Link): void {
    for (const [timeline, sequence] of this.#untold) link.send({ kind: 'read', timeline, sequence });
    this.#untold.clear();
  }

  forget(): void { this.#untold.clear(); }
}
