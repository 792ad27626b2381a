// A part of the app that is not there any more: the server has a newer version. What was written is on the device, so a
// reload loses nothing.
class Renewed {
  on = $state(false);

  watch(): () => void {
    const missing = (): void => { if (navigator.onLine) this.on = true; };
    addEventListener('vite:preloadError', missing);
    return () => removeEventListener('vite:preloadError', missing);
  }
}

export const renewed = new Renewed();
