/** Navigation, and what lies over pages: dialogs, toasts, sheets, menus. */
export const overlayStyles = `
.ui-Navigation { display: flex; flex-direction: row; width: 100%; height: 100%; overflow: clip; }
.ui-nav-bar { display: flex; flex-direction: column; position: relative; height: 100%; min-width: 0; flex: 1; }
.ui-nav-split > .ui-nav-bar { flex: none; }
.ui-nav-split > .ui-nav-content { border-left: 1px solid var(--ui-fill); }
.ui-nav-content { position: absolute; inset: 0; pointer-events: none; }
.ui-nav-split > .ui-nav-content { position: relative; inset: auto; flex: 1; min-width: 0; }
.ui-nav-content > .ui { pointer-events: auto; }
.ui-nav-placeholder { position: absolute; inset: 0; display: grid; place-items: center; pointer-events: auto; }
.ui-nav-entry { position: absolute; inset: 0; pointer-events: auto; }
.ui-NavDestination { position: absolute; inset: 0; display: flex; flex-direction: column; background: var(--ui-page); }
.ui-NavDestination.ui-dialog { background: transparent; }
.ui-nav-title { display: flex; align-items: center; gap: 8px; flex: none; min-height: 56px; padding: 0 16px; box-sizing: border-box; }
.ui-nav-title h1, .ui-nav-title h2 { margin: 0; font-size: 20px; font-weight: 700; color: var(--ui-text); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.ui-nav-title.ui-full { min-height: 112px; align-items: flex-end; padding-bottom: 12px; }
.ui-nav-title.ui-full h1 { font-size: 30px; }
.ui-nav-title p { margin: 0; font-size: 14px; color: var(--ui-text-2); }
.ui-nav-names { flex: 1; min-width: 0; }
.ui-nav-button { width: 40px; height: 40px; flex: none; display: flex; align-items: center; justify-content: center; border: 0; border-radius: 50%; background: var(--ui-fill); color: var(--ui-text); cursor: pointer; font: inherit; padding: 0; }
.ui-nav-button svg, .ui-nav-button img { width: 24px; height: 24px; }
.ui-nav-button:disabled { opacity: 0.4; }
[data-focus-active] .ui-nav-button:focus-visible { outline: 2px solid var(--ui-focus-color); }
.ui-nav-body { position: relative; flex: 1; min-height: 0; display: flex; flex-direction: column; align-items: flex-start; width: 100%; }
.ui-nav-tools { display: flex; flex: none; min-height: 56px; justify-content: space-around; }
.ui-overlays { position: absolute; inset: 0 0 var(--ui-overlay-keyboard); pointer-events: none; z-index: 1000; }
.ui-overlay { position: absolute; inset: 0; pointer-events: none; display: flex; }
.ui-overlay > * { pointer-events: auto; }
.ui-mask { position: absolute; inset: 0; }
.ui-dialog-box { position: relative; margin: auto; max-width: calc(100% - 32px); max-height: calc(100% - 64px); overflow: auto; border-radius: 32px; background: var(--ui-card); box-shadow: 0 12px 48px rgba(0, 0, 0, 0.2); animation: ui-dialog-in 0.2s ease-out; }
.ui-dialog-box.ui-plain { background: transparent; box-shadow: none; border-radius: 0; }
@keyframes ui-dialog-in { from { opacity: 0; transform: scale(0.94); } }
.ui-alert { width: 400px; padding: 24px 24px 16px; box-sizing: border-box; }
.ui-alert h2 { margin: 0 0 8px; font-size: 20px; font-weight: 700; color: var(--ui-text); }
.ui-alert p { margin: 0 0 16px; font-size: 16px; color: var(--ui-text); white-space: pre-wrap; overflow-wrap: anywhere; }
.ui-alert-buttons { display: flex; gap: 8px; }
.ui-alert-buttons.ui-column { flex-direction: column; }
.ui-alert-buttons button { flex: 1; min-height: 40px; border: 0; border-radius: 20px; background: transparent; font: inherit; font-weight: 500; color: var(--ui-emphasis); cursor: pointer; padding: 0 12px; }
.ui-alert-buttons button:hover { background: var(--ui-fill); }
[data-focus-active] .ui-alert-buttons button:focus-visible { outline: 2px solid var(--ui-focus-color); }
.ui-alert-buttons button.ui-primary { background: var(--ui-brand); color: #fff !important; }
.ui-toast { position: absolute; left: 50%; transform: translateX(-50%); max-width: min(400px, calc(100% - 48px)); padding: 12px 20px; box-sizing: border-box; border-radius: 20px; background: rgba(50, 50, 50, 0.92); color: #fff; font-size: 14px; text-align: center; white-space: pre-wrap; overflow-wrap: anywhere; animation: ui-toast-in 0.2s ease-out; }
.ui-dark .ui-toast { background: rgba(80, 82, 86, 0.95); }
@keyframes ui-toast-in { from { opacity: 0; transform: translate(-50%, 12px); } }
.ui-sheet { position: absolute; left: 0; right: 0; bottom: 0; margin: 0 auto; max-width: 480px; max-height: calc(100% - 32px); display: flex; flex-direction: column; border-radius: 32px 32px 0 0; background: var(--ui-card); box-shadow: 0 -8px 32px rgba(0,0,0,0.12); overflow: hidden; animation: ui-sheet-in 0.25s cubic-bezier(0.2, 0.8, 0.2, 1); padding-bottom: var(--ui-safe-bottom); }
.ui-sheet.ui-center { bottom: auto; top: 50%; transform: translateY(-50%); border-radius: 32px; animation-name: ui-dialog-in; padding-bottom: 0; }
@keyframes ui-sheet-in { from { transform: translateY(100%); } }
.ui-sheet-bar { width: 48px; height: 4px; border-radius: 2px; background: var(--ui-line); margin: 8px auto; flex: none; }
.ui-sheet-head { display: flex; align-items: center; min-height: 56px; padding: 0 16px 0 24px; flex: none; }
.ui-sheet-head h2 { flex: 1; margin: 0; font-size: 20px; font-weight: 700; color: var(--ui-text); }
.ui-sheet-body { position: relative; flex: 1; min-height: 0; overflow: hidden auto; display: flex; flex-direction: column; align-items: flex-start; }
.ui-cover { position: absolute; inset: 0; background: var(--ui-page); display: flex; flex-direction: column; align-items: flex-start; animation: ui-cover-in 0.25s ease-out; }
@keyframes ui-cover-in { from { transform: translateY(100%); } }
.ui-menu-box { position: absolute; min-width: 160px; max-width: 296px; max-height: calc(100% - 32px); overflow: auto; border-radius: 20px; background: var(--ui-card); box-shadow: 0 8px 40px rgba(0, 0, 0, 0.2); animation: ui-menu-in 0.15s ease-out; }
@keyframes ui-menu-in { from { opacity: 0; transform: scale(0.9); } }
.ui-Menu { display: flex; flex-direction: column; padding: 4px; min-width: 160px; }
.ui-MenuItem { display: flex; align-items: center; gap: 12px; width: 100%; min-height: 48px; padding: 0 12px; border-radius: 16px; font: inherit; font-size: 16px; color: var(--ui-text); background: transparent; text-align: start; cursor: pointer; }
.ui-MenuItem:hover { background: var(--ui-fill); }
.ui-MenuItem:disabled { opacity: 0.4; }
.ui-MenuItem .ui-menu-text { flex: 1; min-width: 0; }
.ui-MenuItem .ui-menu-label { font-size: 14px; color: var(--ui-text-2); }
.ui-MenuItem img, .ui-MenuItem svg { width: 24px; height: 24px; }
.ui-MenuItemGroup { display: flex; flex-direction: column; width: 100%; }
.ui-menu-group-head { padding: 8px 12px; font-size: 14px; color: var(--ui-text-2); }
.ui-popup { position: absolute; max-width: min(400px, calc(100% - 32px)); border-radius: 16px; background: var(--ui-card); box-shadow: 0 8px 32px rgba(0, 0, 0, 0.2); }
.ui-popup-text { padding: 12px 16px; font-size: 14px; color: var(--ui-text); }
.ui-context-preview { position: absolute; }
`;
