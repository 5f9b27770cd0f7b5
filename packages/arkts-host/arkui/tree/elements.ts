/** Which node an element of the page belongs to. */
import type { UiNode } from './node.ts';

const nodeByElement = new WeakMap<Element, UiNode>();

export function rememberNode(element: Element, node: UiNode): void {
  nodeByElement.set(element, node);
}

/** The node whose element this is. */
export function nodeOf(element: Element): UiNode | undefined {
  return nodeByElement.get(element);
}
