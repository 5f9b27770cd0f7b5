/** Text, pictures and controls. */
export const controlStyles = `
.ui-Text { display: block; width: fit-content; max-width: 100%; white-space: pre-wrap; overflow-wrap: anywhere; color: var(--ui-text); font-size: 16px; }
.ui-Text.ui-select { user-select: text; cursor: text; }
.ui-Span, .ui-ImageSpan, .ui-ContainerSpan { display: inline; }
.ui-Image { display: block; object-fit: cover; max-width: 100%; overflow: hidden; }
.ui-Image[data-failed] { content: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"); }
.ui-Image-picture { display: block; width: 100%; height: 100%; }
.ui-SymbolGlyph { display: block; width: fit-content; color: var(--ui-text); font-size: 16px; line-height: 0; }
.ui-SymbolGlyph svg { width: 1em; height: 1em; }
.ui-Button {
  display: inline-flex; align-items: center; justify-content: center; font: inherit; appearance: none; cursor: pointer;
  background: var(--ui-brand); color: #fff; font-size: 16px; font-weight: 500; height: 40px; min-width: 0; padding: 0 16px; border-radius: 20px;
  user-select: none; text-align: center;
}
.ui-Button.ui-has-child { display: inline-grid; grid-template: minmax(0, auto) / minmax(0, auto); place-content: stretch; place-items: center; padding: 0; }
.ui-Button.ui-has-child > .ui { grid-area: 1 / 1; }
.ui-Button.ui-press:not(:disabled):active { filter: brightness(0.9); }
.ui-Button:disabled { opacity: 0.4; cursor: default; }
.ui-Button-label { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-width: 100%; }
.ui-PasteButton { display: inline-flex; align-items: center; justify-content: center; appearance: none; cursor: pointer; font: inherit; font-size: 16px; color: #fff; background: var(--ui-brand); padding: 8px 16px; user-select: none; }
.ui-PasteButton:disabled { opacity: 0.4; }
.ui-TextInput, .ui-Search { display: flex; align-items: center; width: 100%; height: 40px; border-radius: 20px; background: var(--ui-fill); padding: 8px 16px; font-size: 16px; color: var(--ui-text); }
.ui-TextArea { display: flex; width: 100%; border-radius: 20px; background: var(--ui-fill); padding: 8px 16px; font-size: 16px; color: var(--ui-text); }
.ui-field {
  flex: 1; min-width: 0; width: 100%; border: 0; outline: 0; margin: 0; padding: 0; background: transparent; font: inherit; color: inherit;
  caret-color: var(--ui-caret, var(--ui-brand)); text-align: inherit; resize: none; user-select: text; letter-spacing: inherit; line-height: inherit;
}
.ui-field::placeholder { color: var(--ui-placeholder, var(--ui-text-2)); opacity: 1; font: var(--ui-placeholder-font, inherit); }
[data-focus-active] :is(.ui-TextInput, .ui-TextArea, .ui-Search):has(.ui-field:focus) {
  outline: var(--ui-focus-width) solid var(--ui-focus-color); outline-offset: var(--ui-focus-margin);
}
.ui-field-clear { border: 0; background: transparent; color: var(--ui-text-2); font-size: 18px; line-height: 1; padding: 0 0 0 8px; cursor: pointer; }
.ui-field-grow { display: grid; grid-template-rows: minmax(0, auto); flex: 1; min-width: 0; min-height: 0; max-height: calc(var(--ui-max-lines, 9999) * 1lh); overflow: clip; }
.ui-field-grow > * { grid-area: 1 / 1; font: inherit; letter-spacing: inherit; line-height: inherit; }
.ui-field-grow::after { content: attr(data-text) ' '; white-space: pre-wrap; overflow-wrap: anywhere; visibility: hidden; grid-area: 1 / 1; min-height: 0; overflow: hidden; }
.ui-field-grow > textarea { overflow: hidden auto; height: 100%; min-height: 0; }
.ui-field-count { align-self: flex-end; font-size: 12px; color: var(--ui-text-3); padding-left: 8px; }
.ui-Toggle { display: inline-block; cursor: pointer; }
.ui-switch { width: 36px; height: 20px; border-radius: 10px; background: var(--ui-track, var(--ui-fill-2)); transition: background 0.2s; border: 0; padding: 0; appearance: none; }
.ui-switch::after { content: ''; position: absolute; top: 2px; left: 2px; width: 16px; height: 16px; border-radius: 50%; background: var(--ui-thumb, #fff); box-shadow: 0 1px 3px rgba(0,0,0,0.2); transition: transform 0.2s; }
.ui-switch[aria-checked='true'] { background: var(--ui-selected, var(--ui-brand)); }
.ui-switch[aria-checked='true']::after { transform: translateX(16px); }
.ui-check { width: 20px; height: 20px; appearance: none; border: 1.5px solid var(--ui-unselected, var(--ui-text-3)); border-radius: 50%; background: transparent; margin: 0; cursor: pointer; }
.ui-check.ui-square { border-radius: 4px; }
.ui-check:checked { background: var(--ui-selected, var(--ui-brand)); border-color: transparent; }
.ui-check:checked::after { content: ''; position: absolute; inset: 0; margin: auto; width: 5px; height: 10px; border: solid #fff; border-width: 0 2px 2px 0; transform: translateY(-1px) rotate(45deg); }
.ui-Radio:checked::after { width: 8px; height: 8px; border: 0; border-radius: 50%; background: #fff; transform: none; }
.ui-Slider { display: flex; align-items: center; width: 100%; height: 40px; }
.ui-Slider input { appearance: none; width: 100%; margin: 0; height: 100%; background: transparent; cursor: pointer; }
.ui-Slider input::-webkit-slider-runnable-track { height: 4px; border-radius: 2px; background: linear-gradient(to right, var(--ui-selected, var(--ui-brand)) var(--ui-ratio, 0%), var(--ui-track, var(--ui-fill-2)) 0); }
.ui-Slider input::-webkit-slider-thumb { appearance: none; width: 18px; height: 18px; margin-top: -7px; border-radius: 50%; background: var(--ui-thumb, #fff); box-shadow: 0 0 0 0.5px rgba(0, 0, 0, 0.1), 0 1px 4px rgba(0, 0, 0, 0.25); }
.ui-Select { display: inline-flex; align-items: center; gap: 4px; min-height: 40px; padding: 0 12px; border-radius: 20px; font: inherit; background: var(--ui-fill); color: var(--ui-text); cursor: pointer; }
.ui-Select::after { content: ''; width: 7px; height: 7px; border: solid currentColor; border-width: 0 1.5px 1.5px 0; transform: translateY(-2px) rotate(45deg); opacity: 0.6; margin-left: 4px; }
.ui-Progress { display: block; }
.ui-Progress.ui-linear { width: 100%; height: 4px; border-radius: 2px; background: var(--ui-track, var(--ui-fill)); overflow: hidden; }
.ui-Progress circle { transition: stroke-dashoffset 0.3s; }
.ui-Progress.ui-linear > div { height: 100%; border-radius: inherit; background: var(--ui-selected, var(--ui-brand)); transition: width 0.2s; }
.ui-Progress svg, .ui-LoadingProgress svg { display: block; width: 100%; height: 100%; }
.ui-LoadingProgress { width: 72px; height: 72px; color: var(--ui-text-2); }
.ui-LoadingProgress svg { animation: ui-turn 1.2s linear infinite; will-change: transform; }
.ui-LoadingProgress.ui-still svg { animation: none; opacity: 0; }
@keyframes ui-turn { to { transform: rotate(360deg); } }
.ui-QRCode { width: 240px; height: 240px; }
.ui-QRCode svg { display: block; width: 100%; height: 100%; }
.ui-Badge { width: fit-content; }
.ui-Badge-mark { position: absolute; display: flex; align-items: center; justify-content: center; box-sizing: border-box; border-radius: 999px; pointer-events: none; z-index: 1; white-space: nowrap; }
.ui-Tabs { display: flex; flex-direction: column; width: 100%; height: 100%; }
.ui-tab-bar { display: flex; flex: none; height: 56px; align-items: stretch; }
.ui-tab-bar.ui-scrollable { overflow: auto hidden; scrollbar-width: none; }
.ui-tab-vertical > .ui-tab-bar { flex-direction: column; width: 56px; height: auto; justify-content: center; }
.ui-tab-vertical { flex-direction: row; }
.ui-tab { flex: 1; display: flex; flex-direction: column; align-items: center; justify-content: center; border: 0; background: transparent; font: inherit; font-size: 16px; color: var(--ui-text-2); cursor: pointer; padding: 0; min-width: 0; }
[data-focus-active] .ui-tab:focus-visible { outline: 2px solid var(--ui-focus-color); outline-offset: -2px; }
.ui-tab[aria-selected='true'] { color: var(--ui-brand); font-weight: 500; }
.ui-scrollable > .ui-tab { flex: none; padding: 0 12px; }
.ui-tab-pages { position: relative; flex: 1; min-height: 0; min-width: 0; overflow: clip; }
.ui-tabs-over-end > .ui-tab-bar, .ui-tabs-over-start > .ui-tab-bar { position: absolute; z-index: 1; }
.ui-tabs-over-end:not(.ui-tab-vertical) > .ui-tab-bar { bottom: 0; left: 0; right: 0; }
.ui-tabs-over-start:not(.ui-tab-vertical) > .ui-tab-bar { top: 0; left: 0; right: 0; }
.ui-tabs-over-end.ui-tab-vertical > .ui-tab-bar { right: 0; top: 0; bottom: 0; }
.ui-tabs-over-start.ui-tab-vertical > .ui-tab-bar { left: 0; top: 0; bottom: 0; }
.ui-TabContent { position: absolute; inset: 0; display: flex; flex-direction: column; }
.ui-Canvas { display: block; width: 100%; height: 100%; }
.ui-Swiper { display: flex; width: 100%; overflow: auto hidden; scroll-snap-type: x mandatory; scrollbar-width: none; }
.ui-Swiper > .ui { flex: none; width: 100%; scroll-snap-align: start; }
.ui-Refresh { display: block; width: 100%; height: 100%; overflow: clip; overscroll-behavior: contain; --ui-pull: 0px; }
.ui-refresh-head { position: absolute; top: -64px; left: 0; right: 0; height: 64px; display: flex; flex-direction: column; gap: 4px; align-items: center; justify-content: center; transform: translateY(var(--ui-pull)); visibility: hidden; }
[data-pulled] > .ui-refresh-head { visibility: visible; }
.ui-refresh-body { width: 100%; height: 100%; display: flex; flex-direction: column; align-items: flex-start; }
[data-pulled] > .ui-refresh-body, .ui-Refresh[data-settling] > .ui-refresh-body { transform: translateY(var(--ui-pull)); }
.ui-Refresh[data-settling] > .ui-refresh-head, .ui-Refresh[data-settling] > .ui-refresh-body { transition: transform 0.25s cubic-bezier(0.2, 0.8, 0.2, 1), visibility 0.25s; }
.ui-refresh-turning { width: 24px; height: 24px; border-radius: 50%; border: 2px solid var(--ui-fill-2); border-top-color: var(--ui-brand); box-sizing: border-box; animation: ui-turn 1s linear infinite; }
.ui-refresh-prompt { font-size: 12px; color: var(--ui-text-2); }
.ui-errors { position: absolute; inset: auto 0 0 0; z-index: 100000; max-height: 60%; overflow: auto; background: #b3261e; color: #fff; padding: 12px 40px 12px 12px; user-select: text; }
.ui-errors pre { margin: 0 0 8px; white-space: pre-wrap; font: 12px/1.4 ui-monospace, monospace; }
.ui-errors button { position: absolute; top: 4px; right: 8px; border: 0; background: transparent; color: #fff; font-size: 20px; }
`;
