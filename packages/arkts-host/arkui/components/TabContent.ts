/** TabContent: one page of Tabs. */
import { h } from 'vue';
import type { Behaviour } from '../tree/behaviour.ts';
import { component } from '../tree/component.ts';
import type { UiNode } from '../tree/node.ts';
import type { Resource, ResourceStr } from '../types.ts';
import type { TabBar, TabsState } from './Tabs.ts';

/** Registers the page with its Tabs. */
class TabPage implements Behaviour<TabBar | undefined> {
  private bar: TabBar | undefined;
  private isMounted = false;

  constructor(private readonly node: UiNode) {}

  private get state(): TabsState | undefined {
    return this.node.ancestor('Tabs')?.memory as TabsState | undefined;
  }

  set(bar: TabBar | undefined): void {
    this.bar = bar;
    const tab = this.state?.tabs.value.find((each) => each.node === this.node);
    if (tab) tab.bar = bar;
  }

  mount(): void {
    this.isMounted = true;
    this.state?.add({ node: this.node, bar: this.bar });
  }

  updated(): void {
    const tab = this.state?.tabs.value.find((each) => each.node === this.node);
    if (tab && typeof tab.bar !== 'function' && this.isMounted) this.state?.refresh();
  }

  unmount(): void {
    this.state?.remove(this.node);
  }
}

export const TabContent = component({
  name: 'TabContent',
  options: () => ({ bar: undefined as TabBar | undefined }),
  attributes: {
    tabBar: (update, first: TabBar, second?: ResourceStr) => {
      const isPair = second !== undefined;
      update.options.bar = isPair ? { icon: first as string | Resource, text: second } : first;
    },
    onWillShow: (update, handler: () => void) => {
      update.props.onVnodeMounted = () => handler();
    },
  },
  render: (node, update, children) => {
    node.behaviours.use('tab', (each) => new TabPage(each), update.options.bar);
    const state = node.ancestor('Tabs')?.memory as TabsState | undefined;
    const index = state?.tabs.value.findIndex((tab) => tab.node === (node as unknown as UiNode)) ?? 0;
    const isCurrent = index === state?.current.value;
    if (!isCurrent) update.style.visibility = 'hidden';
    const props = { role: 'tabpanel', 'aria-hidden': isCurrent ? undefined : 'true', ...node.props() };
    return h('div', props, children());
  },
});
