// The time, once a quarter of a minute: ages and "4 min ago" follow it. Also soon after something has come, since what
// ended just now is over by the server's clock.
class Clock {
  now = $state(Date.now());
  #timer: ReturnType<typeof setInterval> | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;

  start(): void {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => { this.now = Date.now(); }, 15_000);
  }

  touch(): void {
    if (this.#timer === undefined) return; // not started, or frozen
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      if (this.#timer !== undefined) this.now = Date.now();
    }, 300);
  }

  freeze(at: number): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.now = at;
  }
}

export const clock = new Clock();
