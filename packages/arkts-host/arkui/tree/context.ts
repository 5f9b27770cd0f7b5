/** What is being built at the moment: nodes are made while their parent's children function runs. */
import { pauseTracking, resetTracking } from '@vue/reactivity';
import type { VNode } from 'vue';
import type { App } from '../app/app.ts';
import type { Struct } from '../state/struct.ts';
import type { UiNode } from './node.ts';

export interface BuildContext {
  readonly app: App;
  /** The component around. */
  readonly parent: UiNode | undefined;
  /** The struct whose builders run. */
  readonly owner: Struct | undefined;
  /** The controller of the dialog that is being built. */
  readonly dialog?: object | undefined;
  /** The place in a Navigation that a destination is built for. */
  readonly navigation?: object | undefined;
}

let current: BuildContext | undefined;

export function buildContext(): BuildContext {
  if (!current) throw new Error('Components can only be built by build() and builders.');
  return current;
}

/** Runs a children function. What it reads makes nobody depend on it: each node updates by itself. */
export function buildIn(context: BuildContext, build: () => unknown[]): VNode[] {
  const outer = current;
  current = context;
  pauseTracking();
  try {
    const nodes: unknown = build();
    if (!Array.isArray(nodes)) throw new TypeError('This is no @Builder function: it built nothing.');
    return nodes as VNode[];
  } finally {
    resetTracking();
    current = outer;
  }
}
