/** The device's end of what the room turns. A document that is in no room is a device all the same. */
import { createBirpc } from 'birpc';
import type { ApplicationState, DeviceControls, RoomControls } from '../bridge/controlProtocol.ts';

/** Takes the room's orders. @returns how the room is told of the application's state */
export function followRoom(controls: DeviceControls): (state: ApplicationState) => void {
  if (window.parent === window) return () => {};
  const rpc = createBirpc<RoomControls, DeviceControls>(controls, {
    post: (data) => window.parent.postMessage(data, location.origin),
    on: (receive) => {
      addEventListener('message', (event) => {
        if (event.source === window.parent && event.origin === location.origin) receive(event.data);
      });
    },
    timeout: -1,
  });
  return (state) => void rpc.stateChanged.asEvent(state);
}
