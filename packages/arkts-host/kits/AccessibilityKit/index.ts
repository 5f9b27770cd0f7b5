/** `@kit.AccessibilityKit` on the host: announcements to a screen reader. */
import { businessError } from '../BasicServicesKit/BusinessError.ts';
import { announce } from '../host/announcement.ts';
import { closedNamespace, failUnimplemented } from '../host/unimplemented.ts';

const kit = 'AccessibilityKit';
const PARAMETER_ERROR = 401;
const ANNOUNCE = 'announceForAccessibility';

class EventInfo {
  textAnnouncedForAccessibility?: string;

  constructor(
    readonly type: string,
    readonly bundleName: string,
    readonly triggerAction: string,
  ) {}
}

/** Rejects with BusinessError 401 for an announcement without text. */
async function sendAccessibilityEvent(event: EventInfo): Promise<void> {
  if (event.type !== ANNOUNCE) return failUnimplemented(kit, `accessibility.sendAccessibilityEvent('${event.type}')`);
  const text = event.textAnnouncedForAccessibility;
  if (text === undefined || text === '') throw businessError(PARAMETER_ERROR, 'Parameter error. There is no text.');
  announce(text);
}

export const accessibility = closedNamespace(kit, 'accessibility', { EventInfo, sendAccessibilityEvent });
