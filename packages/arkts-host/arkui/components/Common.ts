/** The box around a struct that is given attributes: `Child().width(100)`. */
import type { VNode } from 'vue';
import type { Struct } from '../state/struct.ts';
import { component } from '../tree/component.ts';
import type { NodeUpdate } from '../tree/node.ts';
import { nodeVNode } from '../tree/nodeView.ts';
import { alignCell } from './Stack.ts';

const Common = component({
  name: 'Common',
  options: () => ({}),
  attributes: { align: alignCell },
});

export function commonWrapper(
  owner: Struct | undefined,
  file: string,
  line: number,
  attributes: ((update: NodeUpdate) => void) | undefined,
  children: () => unknown[],
): VNode {
  return nodeVNode(Common, owner, file, line, attributes ?? (() => undefined), children);
}
