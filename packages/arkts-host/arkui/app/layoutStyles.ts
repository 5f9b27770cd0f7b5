/** Windows, pages and containers. */
export const layoutStyles = `
.ui-window {
  position: relative; width: 100%; height: 100%; overflow: clip; isolation: isolate;
  font-family: 'Noto Sans SC Variable', 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', system-ui, sans-serif; font-size: 16px; line-height: normal;
  color: #e5000000; color: rgba(0, 0, 0, 0.898); background: #fff;
  -webkit-font-smoothing: antialiased; -webkit-tap-highlight-color: transparent; user-select: none;
  --ui-brand: #0a59f7; --ui-emphasis: #0a59f7; --ui-focus-color: #0a59f7; --ui-focus-width: 2px; --ui-focus-margin: 0px;
  --ui-text: rgba(0, 0, 0, 0.898); --ui-text-2: rgba(0, 0, 0, 0.6); --ui-text-3: rgba(0, 0, 0, 0.4);
  --ui-fill: rgba(0, 0, 0, 0.047); --ui-fill-2: rgba(0, 0, 0, 0.1); --ui-line: rgba(0, 0, 0, 0.2);
  --ui-card: #fff; --ui-page: #f1f3f5; --ui-safe-top: 0px; --ui-safe-bottom: 0px; --ui-keyboard: 0px; --ui-overlay-keyboard: 0px; color-scheme: light;
}
.ui-window.ui-dark {
  color: rgba(255, 255, 255, 0.898); background: #000; color-scheme: dark;
  --ui-brand: #317af7; --ui-emphasis: #5291ff; --ui-focus-color: #317af7;
  --ui-text: rgba(255, 255, 255, 0.898); --ui-text-2: rgba(255, 255, 255, 0.6); --ui-text-3: rgba(255, 255, 255, 0.4);
  --ui-fill: rgba(255, 255, 255, 0.1); --ui-fill-2: rgba(255, 255, 255, 0.16); --ui-line: rgba(255, 255, 255, 0.2);
  --ui-card: #202224; --ui-page: #191a1c;
}
.ui-pages, .ui-page { position: absolute; inset: 0; }
.ui-page { padding: var(--ui-safe-top) 0 max(var(--ui-safe-bottom), var(--ui-keyboard)); box-sizing: border-box; display: flex; flex-direction: column; align-items: flex-start; }
.ui {
  box-sizing: border-box; position: relative; min-width: 0; min-height: 0; flex-shrink: 0; isolation: isolate;
  border: 0 solid #000; margin: 0; padding: 0; background-origin: border-box;
}
.ui-window :focus { outline: none; }
[data-focus-active] .ui:focus-visible { outline: var(--ui-focus-width) solid var(--ui-focus-color); outline-offset: var(--ui-focus-margin); }
.ui-overlaid::after { content: attr(data-overlay); position: absolute; inset: 0; display: grid; place-items: var(--ui-overlay); pointer-events: none; }
.ui-disabled { pointer-events: none; }
.ui-hit-none { pointer-events: none; }
.ui-hit-none > .ui { pointer-events: auto; }
.ui-hit-block > * { pointer-events: none; }
.ui-Column { display: flex; flex-direction: column; align-items: center; width: fit-content; max-width: 100%; }
.ui-Row { display: flex; flex-direction: row; align-items: center; width: fit-content; max-width: 100%; }
.ui-Flex { display: flex; width: 100%; }
.ui-Flex > .ui { flex-shrink: 1; }
.ui-Stack, .ui-Common { display: grid; grid-template: minmax(0, auto) / minmax(0, auto); place-items: center; width: fit-content; max-width: 100%; }
.ui-Stack > .ui, .ui-Common > .ui { grid-area: 1 / 1; }
.ui-RelativeContainer { width: 100%; height: 100%; }
.ui-Blank { flex: 1 1 0; align-self: stretch; }
.ui-Divider { align-self: stretch; }
.ui-Row > .ui-Divider:not([aria-orientation]), .ui-Column > .ui-Divider[aria-orientation] { align-self: auto; }
.ui-Scroll { overflow: hidden; display: flex; max-width: 100%; max-height: 100%; }
.ui-scroller { overflow-anchor: none; scrollbar-width: none; }
.ui-scroller::-webkit-scrollbar { display: none; }
.ui-scroller.ui-bar { scrollbar-width: thin; scrollbar-color: var(--ui-line) transparent; }
.ui-scroller.ui-bar::-webkit-scrollbar { display: initial; }
.ui-fading { --ui-fade-start: 0px; --ui-fade-end: 0px; mask-image: linear-gradient(var(--ui-fade-to, to bottom), transparent, #000 var(--ui-fade-start), #000 calc(100% - var(--ui-fade-end)), transparent); }
.ui-fading[data-beyond-start] { --ui-fade-start: var(--ui-fade); }
.ui-fading[data-beyond-end] { --ui-fade-end: var(--ui-fade); }
.ui-fading.ui-horizontal { --ui-fade-to: to right; }
.ui-List { display: block; width: 100%; max-height: 100%; overflow: hidden auto; }
.ui-List.ui-horizontal { overflow: auto hidden; }
.ui-list-items { display: flex; flex-direction: column; align-items: stretch; min-height: 0; }
.ui-horizontal > .ui-list-items { flex-direction: row; }
.ui-ListItem { display: grid; grid-template: minmax(0, auto) / minmax(0, auto); align-items: center; justify-items: start; width: 100%; }
.ui-ListItem > .ui, .ui-item-button > .ui { grid-area: 1 / 1; }
.ui-item-button { display: grid; grid-area: 1 / 1; grid-template: minmax(0, auto) / minmax(0, auto); align-items: inherit; justify-items: inherit; align-self: stretch; justify-self: stretch; min-width: 0; min-height: 0; border-radius: inherit; cursor: pointer; }
[data-focus-active] .ui-item-button:focus-visible { outline: var(--ui-focus-width) solid var(--ui-focus-color); outline-offset: var(--ui-focus-margin); }
.ui-swipe { overflow: clip; --ui-swipe: 0px; }
.ui-swipe-face { display: grid; grid-area: 1 / 1; grid-template: minmax(0, auto) / minmax(0, auto); align-items: inherit; justify-items: inherit; align-self: stretch; justify-self: stretch; min-width: 0; min-height: 0; }
[data-swiped] > .ui-swipe-face, [data-settling] > .ui-swipe-face { transform: translateX(var(--ui-swipe)); }
.ui-swipe-face > .ui { grid-area: 1 / 1; }
.ui-swipe-start, .ui-swipe-end { position: absolute; top: 0; bottom: 0; display: flex; align-items: center; }
.ui-swipe-start { right: 100%; transform: translateX(var(--ui-swipe)); }
.ui-swipe-end { left: 100%; transform: translateX(var(--ui-swipe)); }
.ui-swipe:not([data-swiped]) > .ui-swipe-start, .ui-swipe:not([data-swiped]) > .ui-swipe-end { visibility: hidden; }
[data-settling] > .ui-swipe-face, [data-settling] > .ui-swipe-start, [data-settling] > .ui-swipe-end { transition: transform 0.25s cubic-bezier(0.2, 0.8, 0.2, 1), visibility 0.25s; }
.ui-horizontal > .ui-list-items > .ui-ListItem { width: auto; }
.ui-ListItemGroup { display: flex; flex-direction: column; width: 100%; }
.ui-group-part { z-index: 1; }
.ui-sticky { position: sticky; }
.ui-lazy-space { flex: none; overflow-anchor: none; }
.ui-Grid { display: grid; width: 100%; height: 100%; overflow: hidden auto; align-content: start; }
.ui-GridItem { display: grid; place-items: center; }
.ui-GridItem > .ui { grid-area: 1 / 1; }
.ui-GridRow { display: grid; width: 100%; }
.ui-GridCol { display: flex; flex-direction: column; }
`;
