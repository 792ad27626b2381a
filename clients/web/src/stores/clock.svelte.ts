// The time, once a quarter of a minute: ages and "4 min ago" follow it.
class Clock {
  now = $state(Date.now());
  #timer: ReturnType<typeof setInterval> | undefined;

  start(): void {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => { this.now = Date.now(); }, 15_000);
  }

  freeze(at: number): void {
    clearInterval(this.#timer);
    this.now = at;
  }
}

export const clock = new Clock();
