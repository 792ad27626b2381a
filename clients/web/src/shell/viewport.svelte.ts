// Wide is a matter of text size as much as of pixels, so it is asked in em.
const query = matchMedia('(min-width: 56.25em)');

class Viewport {
  wide = $state(query.matches);
  typing = $state(false); // a keyboard covers the lower part of a phone

  start(): () => void {
    const onchange = (): void => { this.wide = query.matches; };
    const editable = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea');
    // Focus also leaves while a component is being taken out of the page: state may change only after that.
    const tell = (typing: boolean): void => queueMicrotask(() => { this.typing = typing; });
    const onfocusin = (event: FocusEvent): void => tell(!matchMedia('(hover: hover)').matches && editable(event.target));
    const onfocusout = (): void => tell(false);
    query.addEventListener('change', onchange);
    document.addEventListener('focusin', onfocusin);
    document.addEventListener('focusout', onfocusout);
    return () => {
      query.removeEventListener('change', onchange);
      document.removeEventListener('focusin', onfocusin);
      document.removeEventListener('focusout', onfocusout);
    };
  }
}

export const viewport = new Viewport();
