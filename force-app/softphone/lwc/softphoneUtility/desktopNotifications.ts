/** Desktop notifications of offers, where the browser and the agent permit them. */
export class DesktopNotifications {
  #shown = new Map<string, Notification>();
  #onClick: () => void;

  constructor(onClick: () => void) {
    this.#onClick = onClick;
  }

  get mayAsk(): boolean {
    return this.permission === 'default';
  }

  private get permission(): NotificationPermission | null {
    return typeof globalThis.Notification === 'function' ? Notification.permission : null;
  }

  /** To be called from a click; browsers refuse the question otherwise. */
  async ask(): Promise<void> {
    if (this.mayAsk) await Notification.requestPermission().catch(() => 'denied');
  }

  /** Shows each of these offers once and takes away those that are gone. */
  show(offers: { id: string; text: string }[]): void {
    for (const [id, notification] of this.#shown) {
      if (offers.some((offer) => offer.id === id)) continue;
      notification.close();
      this.#shown.delete(id);
    }
    if (this.permission !== 'granted') return;
    for (const { id, text } of offers) {
      if (!this.#shown.has(id)) this.open(id, text);
    }
  }

  private open(id: string, text: string): void {
    try {
      const notification = new Notification(text, { tag: id, silent: true });
      notification.onclick = () => {
        window.focus();
        this.#onClick();
      };
      this.#shown.set(id, notification);
    } catch {
      // Some browsers permit notifications from service workers only.
    }
  }
}
