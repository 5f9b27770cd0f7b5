/** What a component is to this host: how its arguments and attributes are read, and what it looks like in the DOM. */
import type { VNode } from 'vue';
import type { NodeUpdate, UiNode } from './node.ts';

/** Reads one attribute's arguments into the update. Throws on a value it does not know. */
// `never[]` lets each handler declare the parameter types that ArkUI gives it.
export type AttributeHandler<Options extends object = object> = (update: NodeUpdate<Options>, ...args: never[]) => void;

export interface ComponentSetting<Options extends object> {
  readonly name: string;
  /** The component's own values before its arguments and attributes have been read. */
  readonly options: () => Options;
  /** Reads the arguments: `Column({ space: 8 })`. */
  readonly create?: (update: NodeUpdate<Options>, ...args: never[]) => void;
  /** Attributes and events beside the common ones, which it may also replace. */
  readonly attributes?: Readonly<Record<string, AttributeHandler<Options>>>;
  /** Called once, before the first update. */
  readonly setup?: (node: UiNode<Options>) => void;
  /** Makes the element. Default: a `div` with the children in it. */
  readonly render?: (node: UiNode<Options>, update: NodeUpdate<Options>, children: () => VNode[]) => VNode;
  /** Whether it takes the keyboard focus by itself, as buttons and fields do. */
  readonly isFocusable?: boolean;
  /** Whether the component is laid out at all; `Span` is text inside another one. */
  readonly isInline?: boolean;
}

/** A component with its options' type forgotten, as tables keep it. */
export type ComponentDefinition = ComponentSetting<object>;

/** Declares a component. */
export function component<Options extends object>(setting: ComponentSetting<Options>): ComponentDefinition {
  return setting as unknown as ComponentDefinition;
}
