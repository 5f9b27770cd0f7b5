/** The device's end of what the room turns. A document that is in no room is a device all the same. */
import { createBirpc } from 'birpc';
import type { ApplicationState, DeviceControls, DeviceNotification, RoomControls } from '../bridge/controlProtocol.ts';

export interface RoomSide {
  tellState(state: ApplicationState): void;
  tellNotifications(shown: readonly DeviceNotification[]): void;
  /** What the camera reads; undefined when the person gives up. */
  scan(): Promise<string | undefined>;
}

/** Takes the room's orders. */
export function followRoom(controls: DeviceControls): RoomSide {
  if (window.parent === window)
    return { tellState: () => {}, tellNotifications: () => {}, scan: async () => askForCode() };
  const rpc = createBirpc<RoomControls, DeviceControls>(controls, {
    post: (data) => window.parent.postMessage(data, location.origin),
    on: (receive) => {
      addEventListener('message', (event) => {
        if (event.source === window.parent && event.origin === location.origin) receive(event.data);
      });
    },
    timeout: -1,
  });
  return {
    tellState: (state) => void rpc.stateChanged.asEvent(state),
    tellNotifications: (shown) => void rpc.notificationsChanged.asEvent(shown),
    scan: async () => (await rpc.scanScreen()) ?? askForCode(),
  };
}

/** Where there is nothing to point a camera at, the developer says what a code would. */
function askForCode(): string | undefined {
  const isChinese = document.documentElement.lang.startsWith('zh');
  return prompt(isChinese ? '相机：二维码的内容' : 'Camera: what the code says')?.trim();
}
