/** A device's notification center, as far as one application fills it; whoever runs the device shows it. */
import type { Want } from '../AbilityKit/constants.ts';
import type { HostApp } from '../host/HostApp.ts';

export interface ShownNotification {
  readonly id: number;
  readonly title: string;
  readonly text: string;
  /** What opens when it is tapped. */
  readonly want: Want | undefined;
  readonly tapDismissed: boolean;
}

const CENTER = Symbol('NotificationKit: center');

export class NotificationCenter {
  /** The person's answer to whether the application may show any; undefined before the application has asked. */
  isAllowed: boolean | undefined;
  /** What the person will answer. */
  willAllow = true;
  /** Called when what is shown has changed. */
  onChange: () => void = () => {};
  private readonly shownById = new Map<number, ShownNotification>();

  static of(app: HostApp): NotificationCenter {
    return app.state(CENTER, () => new NotificationCenter());
  }

  /** Oldest first; one that was published again counts from then. */
  get shown(): readonly ShownNotification[] {
    return [...this.shownById.values()];
  }

  show(notification: ShownNotification): void {
    this.shownById.delete(notification.id);
    this.shownById.set(notification.id, notification);
    this.onChange();
  }

  /** @returns whether it was there */
  remove(id: number): boolean {
    const wasThere = this.shownById.delete(id);
    if (wasThere) this.onChange();
    return wasThere;
  }

  clear(): void {
    if (this.shownById.size === 0) return;
    this.shownById.clear();
    this.onChange();
  }

  /** The person taps it. @returns what opens; undefined for nothing */
  tap(id: number): Want | undefined {
    const tapped = this.shownById.get(id);
    if (tapped?.tapDismissed === true) this.remove(id);
    return tapped?.want;
  }
}
