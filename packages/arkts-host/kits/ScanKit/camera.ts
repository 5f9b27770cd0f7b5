/** What a device's camera sees. The host has none of its own: whoever runs the device says what is before it. */
import type { HostApp } from '../host/HostApp.ts';

/** Resolves with the text of the code before the camera; with undefined when the person gives up. */
export type Camera = () => Promise<string | undefined>;

const CAMERA = Symbol('ScanKit: camera');

interface Mount {
  camera: Camera | undefined;
}

function mountOf(app: HostApp): Mount {
  return app.state(CAMERA, (): Mount => ({ camera: undefined }));
}

/** Host control. */
export function setCamera(app: HostApp, camera: Camera): void {
  mountOf(app).camera = camera;
}

/** @returns undefined for a device without a camera */
export function cameraOf(app: HostApp): Camera | undefined {
  return mountOf(app).camera;
}
