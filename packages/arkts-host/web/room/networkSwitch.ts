/** The switch of a device's network: up, cut, or a black hole that swallows everything without telling. */
import type { NetworkState } from '../../kits/host/HostNetwork.ts';
import { element } from './element.ts';
import { type IconName, icon } from './icons.ts';
import type { RoomNode } from './roomNode.ts';
import type { DeviceSettings } from './settings.ts';
import type { Texts } from './texts.ts';

const symbols: Readonly<Record<NetworkState, IconName>> = {
  up: 'networkUp',
  cut: 'networkCut',
  blackhole: 'networkSilent',
};

/** A list of choices that looks like the buttons beside it. */
export function networkSwitch(texts: Texts, node: RoomNode, { name, module }: DeviceSettings): HTMLElement {
  const labels: Readonly<Record<NetworkState, string>> = {
    up: texts.network,
    cut: texts.networkCut,
    blackhole: texts.networkSilent,
  };
  const choices: Readonly<Record<NetworkState, string>> = { ...labels, up: texts.networkUp };
  const face = element('div', { class: 'face', 'aria-hidden': 'true' });
  const list = element(
    'select',
    { 'aria-label': texts.network, title: texts.network },
    ...Object.entries(choices).map(([value, label]) => element('option', { value }, label)),
  );
  const root = element('div', { class: 'tool network' }, face, list);
  const show = (state: NetworkState) => {
    list.value = state;
    root.dataset.state = state;
    face.replaceChildren(icon(symbols[state]), element('span', {}, labels[state]));
  };
  list.addEventListener('change', () => {
    const state = list.value as NetworkState;
    show(state);
    void node.switchNetwork(name, module, state);
  });
  show('up');
  // The switch stays where it was when this page is reloaded.
  void node.networkOf(name, module).then(show);
  return root;
}
