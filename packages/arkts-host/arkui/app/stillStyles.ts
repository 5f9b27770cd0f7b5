/**
 * For people who asked their system for less motion: what comes is there at once, and what turns does so in steps. That
 * also saves work where there is no graphics card: a wheel that turns smoothly is drawn anew with each frame.
 */
export const stillStyles = `
@media (prefers-reduced-motion: reduce) {
  .ui-dialog-box, .ui-toast, .ui-sheet, .ui-cover, .ui-menu-box { animation: none; }
  .ui-Progress circle, .ui-Progress.ui-linear > div, .ui-switch, .ui-switch::after { transition: none; }
  .ui-LoadingProgress svg, .ui-refresh-turning { animation-timing-function: steps(8); }
}
`;
