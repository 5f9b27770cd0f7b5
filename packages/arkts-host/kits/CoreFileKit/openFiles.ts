/** The files that an application has open: Node's descriptors, closed with it. */
import * as fs from 'node:fs';
import { HostApp } from '../host/HostApp.ts';

const DESCRIPTORS = Symbol('CoreFileKit: open descriptors');

/** Those of the current application. */
export function openFiles(): Set<number> {
  const app = HostApp.current();
  return app.state(DESCRIPTORS, () => {
    const open = new Set<number>();
    app.whenEnded(() => {
      for (const fd of open) fs.closeSync(fd);
      open.clear();
    });
    return open;
  });
}
