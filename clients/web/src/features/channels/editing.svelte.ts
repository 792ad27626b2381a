// The one message being rewritten in the composer.
class Editing {
  message = $state<number | null>(null);
  text = $state('');

  start(message: number, text: string): void {
    this.message = message;
    this.text = text;
  }

  stop(): void {
    this.message = null;
    this.text = '';
  }
}

export const editing = new Editing();
