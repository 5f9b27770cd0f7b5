/** The room's page. */
import '../../arkui/resources/fonts.ts';
import './room.css';
import { element } from './element.ts';
import { Room } from './Room.ts';
import { connectRoom } from './roomNode.ts';
import { loadSettings } from './settings.ts';
import { textsOf } from './texts.ts';

const root = document.querySelector<HTMLElement>('#room') ?? document.body;
const settings = loadSettings(navigator.language);
let room: Room | undefined;
try {
  const node = await connectRoom(() => room?.showLost());
  room = new Room(root, node, settings);
  room.open();
} catch (error) {
  root.replaceChildren(element('p', { class: 'lost', role: 'alert' }, textsOf(settings.language).refused));
  throw error;
}
