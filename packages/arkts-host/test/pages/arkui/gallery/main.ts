/** Shows one page of the gallery: `/?page=pages/Basics&locale=zh_CN&dark=1`. */
import { pages, resources } from 'virtual:arkts-app/gallery';
import { startApp } from '../../../../arkui/app/start.ts';
import '../../../../arkui/globals.ts';
import '../../../../arkui/resources/fonts.ts';
import { setResourceConfig } from '../../../../arkui/resources/config.ts';
import { SoftKeyboard } from '../../../../web/device/SoftKeyboard.ts';

const query = new URLSearchParams(location.search);
const app = startApp(
  { pages, resources },
  {
    container: document.querySelector('#app') as HTMLElement,
    config: { locale: query.get('locale') ?? 'en_US', isDark: query.has('dark') },
  },
);
const softKeyboard = new SoftKeyboard(app.root, (height) => app.keyboard.show(height));
Object.assign(globalThis, { galleryApp: app, gallery: { setResourceConfig, softKeyboard } });
await app.loadContent(query.get('page') ?? 'pages/Basics');
document.body.dataset.ready = 'true';
