/** The room's page. */
import '../../arkui/resources/fonts.ts';
import './room.css';
import { Room } from './Room.ts';
import { connectRoom } from './roomNode.ts';
import { loadSettings } from './settings.ts';

const root = document.querySelector<HTMLElement>('#room') ?? document.body;
const node = await connectRoom(() => room.showLost());
const room = new Room(root, node, loadSettings(navigator.language));
room.show();
