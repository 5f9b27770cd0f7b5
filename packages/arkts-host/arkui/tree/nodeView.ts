/** Nodes as Vue components: Vue runs their updates, batched and parents first, and keeps the DOM in order. */
import { defineComponent, h, onBeforeUnmount, onMounted, onUpdated, type VNode } from 'vue';
import type { ComponentDefinition } from './component.ts';
import { type BuildContext, buildContext, buildIn } from './context.ts';
import { type NodeSpec, type NodeUpdate, UiNode } from './node.ts';

const views = new Map<ComponentDefinition, ReturnType<typeof makeView>>();

function makeView(definition: ComponentDefinition) {
  return defineComponent<{ spec: NodeSpec }>({
    name: definition.name,
    props: ['spec'] as never,
    setup(props) {
      const { spec } = props;
      const node = new UiNode(spec);
      const build = spec.children;
      const context: BuildContext = { ...spec.context, parent: node };
      let children: VNode[] | undefined;
      const getChildren = () => {
        children ??= build ? buildIn(context, build) : [];
        return children;
      };
      onMounted(() => node.mounted());
      onUpdated(() => node.updated());
      onBeforeUnmount(() => node.unmounting());
      return () => node.render(getChildren);
    },
  });
}

/** A node of a component. Called while the parent's children are built. */
export function nodeVNode(
  definition: ComponentDefinition,
  owner: BuildContext['owner'],
  file: string,
  line: number,
  update: (update: NodeUpdate) => void,
  children: (() => unknown[]) | undefined,
): VNode {
  let view = views.get(definition);
  if (!view) {
    view = makeView(definition);
    views.set(definition, view);
  }
  const around = buildContext();
  const context = owner === around.owner ? around : { ...around, owner };
  const spec: NodeSpec = { context, file, line, definition, update, children };
  return h(view, { spec });
}
