/** The room's page. */
import '../../arkui/resources/fonts.ts';
import './room.css';
import { room as facts } from 'virtual:arkts-room';
import { element } from './element.ts';
import { Room } from './Room.ts';
import { connectRoom } from './roomNode.ts';
import { loadSettings } from './settings.ts';
import { textsOf } from './texts.ts';

const root = document.querySelector<HTMLElement>('#room') ?? document.body;
const settings = loadSettings(facts, navigator.language);
let room: Room | undefined;
// A browser clicks again at each repeat of a held Enter: a device would be killed and started as long as it lasts.
addEventListener('keydown', (event) => event.repeat && event.key === 'Enter' && event.preventDefault(), true);
try {
  const node = await connectRoom(() => room?.showLost());
  room = new Room(root, node, facts, settings);
  room.open();
} catch (error) {
  root.replaceChildren(element('p', { class: 'lost', role: 'alert' }, textsOf(settings.language).refused));
  throw error;
}
