/** Structs as Vue components: made when they appear, told of the parent's updates, ended when they go. */
import { defineComponent, Fragment, h, onBeforeUnmount, type VNode, watchEffect } from 'vue';
import { type Parameters, type Struct, type StructClass, structMeta } from '../state/struct.ts';
import { type BuildContext, buildContext, buildIn } from './context.ts';
import { guarded } from './errors.ts';

export interface StructSpec {
  readonly context: BuildContext;
  readonly structClass: StructClass;
  readonly parameters: Parameters | undefined;
  /** Hands the instance to whoever placed it: pages need it for `onPageShow` and `onBackPress`. */
  readonly created?: (struct: Struct) => void;
}

const views = new Map<StructClass, ReturnType<typeof makeView>>();

function makeView(structClass: StructClass) {
  return defineComponent<{ spec: StructSpec }>({
    name: structMeta(structClass).name,
    props: ['spec'] as never,
    setup(props) {
      const { context, parameters, created } = props.spec;
      const struct = new structClass({
        parent: context.owner,
        parameters,
        storage: context.owner?.__context.storage ?? context.app.storage,
        uiContext: () => context.app.uiContext,
      });
      created?.(struct);
      const { dialogMember } = struct.__structMeta;
      if (dialogMember !== undefined) Object.assign(struct, { [dialogMember]: context.dialog });
      guarded(struct.__place, () => struct.aboutToAppear?.());
      let isFirst = true;
      watchEffect(() => {
        struct.__followParent(!isFirst);
        isFirst = false;
      });
      const children = buildIn({ ...context, owner: struct }, () => struct.build());
      onBeforeUnmount(() => {
        guarded(struct.__place, () => struct.aboutToDisappear?.());
        struct.__dispose();
      });
      return () => (children.length === 1 ? children[0] : h(Fragment, children)) as VNode;
    },
  });
}

/** A struct's place in the tree. Called while the parent's children are built. */
export function structVNode(
  structClass: StructClass,
  owner: Struct | undefined,
  parameters: Parameters | undefined,
  created?: (struct: Struct) => void,
): VNode {
  let view = views.get(structClass);
  if (!view) {
    view = makeView(structClass);
    views.set(structClass, view);
  }
  const spec: StructSpec = { context: { ...buildContext(), owner }, structClass, parameters, created };
  return h(view, { spec });
}
