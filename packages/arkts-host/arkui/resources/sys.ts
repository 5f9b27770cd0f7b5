/** System resources that pages may use: HarmonyOS's color and size tokens, light and dark. */

/** Light and dark as `RRGGBBAA`. */
const colors: Readonly<Record<string, readonly [string, string]>> = {
  brand: ['0A59F7FF', '317AF7FF'],
  warning: ['E84026FF', 'D94838FF'],
  alert: ['ED6F21FF', 'DB6B42FF'],
  confirm: ['64BB5CFF', '5BA854FF'],
  font_primary: ['000000E5', 'FFFFFFE5'],
  font_secondary: ['00000099', 'FFFFFF99'],
  font_tertiary: ['00000066', 'FFFFFF66'],
  font_fourth: ['00000033', 'FFFFFF33'],
  font_emphasize: ['0A59F7FF', '317AF7FF'],
  font_on_primary: ['FFFFFFFF', 'FFFFFFFF'],
  font_on_secondary: ['FFFFFF99', 'FFFFFF99'],
  font_on_tertiary: ['FFFFFF66', 'FFFFFF66'],
  font_on_fourth: ['FFFFFF33', 'FFFFFF33'],
  icon_primary: ['000000E5', 'FFFFFFE5'],
  icon_secondary: ['00000099', 'FFFFFF99'],
  icon_tertiary: ['00000066', 'FFFFFF66'],
  icon_fourth: ['00000033', 'FFFFFF33'],
  icon_emphasize: ['0A59F7FF', '317AF7FF'],
  icon_sub_emphasize: ['0A59F766', '317AF766'],
  icon_on_primary: ['FFFFFFFF', 'FFFFFFFF'],
  icon_on_secondary: ['FFFFFF99', 'FFFFFF99'],
  icon_on_tertiary: ['FFFFFF66', 'FFFFFF66'],
  icon_on_fourth: ['FFFFFF33', 'FFFFFF33'],
  background_primary: ['FFFFFFFF', 'E5E5E5FF'],
  background_secondary: ['F1F3F5FF', '191A1CFF'],
  background_tertiary: ['E5E5EAFF', '202224FF'],
  background_fourth: ['D1D1D6FF', '2E3033FF'],
  background_emphasize: ['0A59F7FF', '317AF7FF'],
  comp_foreground_primary: ['000000FF', 'E5E5E5FF'],
  comp_background_primary: ['FFFFFFFF', '202224FF'],
  comp_background_primary_contrary: ['FFFFFFFF', 'E5E5E5FF'],
  comp_background_gray: ['F1F3F5FF', 'E5E5EAFF'],
  comp_background_secondary: ['00000019', 'FFFFFF19'],
  comp_background_tertiary: ['0000000C', 'FFFFFF19'],
  comp_background_list_card: ['FFFFFFFF', 'FFFFFF19'],
  comp_background_emphasize: ['0A59F7FF', '317AF7FF'],
  comp_background_neutral: ['000000FF', 'FFFFFFFF'],
  comp_emphasize_secondary: ['0A59F733', '317AF733'],
  comp_emphasize_tertiary: ['0A59F719', '317AF719'],
  comp_divider: ['00000033', 'FFFFFF33'],
  comp_common_contrary: ['FFFFFFFF', '000000FF'],
  comp_background_focus: ['F1F3F5FF', '000000FF'],
  comp_focused_primary: ['000000E5', 'FFFFFFE5'],
  comp_focused_secondary: ['00000099', 'FFFFFF99'],
  comp_focused_tertiary: ['00000066', 'FFFFFF66'],
  interactive_hover: ['0000000C', 'FFFFFF0C'],
  interactive_pressed: ['00000019', 'FFFFFF19'],
  interactive_focus: ['0A59F7FF', '317AF7FF'],
  interactive_active: ['0A59F7FF', '317AF7FF'],
  interactive_select: ['0A59F733', '317AF733'],
  interactive_click: ['00000019', 'FFFFFF19'],
  multi_color_01: ['564AF7FF', '564AF7FF'],
  multi_color_02: ['46B1E3FF', '46B1E3FF'],
  multi_color_03: ['61CFBEFF', '61CFBEFF'],
  multi_color_04: ['64BB5CFF', '64BB5CFF'],
  multi_color_05: ['A5D61DFF', 'A5D61DFF'],
  multi_color_06: ['AC49F5FF', 'AC49F5FF'],
  multi_color_07: ['E64566FF', 'E64566FF'],
  multi_color_08: ['E84026FF', 'E84026FF'],
  multi_color_09: ['ED6F21FF', 'ED6F21FF'],
  multi_color_10: ['F9A01EFF', 'F9A01EFF'],
  multi_color_11: ['F7CE00FF', 'F7CE00FF'],
};

/** Text sizes in fp. */
const textSizes: Readonly<Record<string, number>> = {
  Display_L: 56,
  Display_M: 48,
  Display_S: 38,
  Title_L: 30,
  Title_M: 24,
  Title_S: 20,
  Subtitle_L: 18,
  Subtitle_M: 16,
  Subtitle_S: 14,
  Body_L: 16,
  Body_M: 14,
  Body_S: 12,
  Caption_L: 12,
  Caption_M: 10,
  Caption_S: 8,
};

/** A system color as ArkUI writes colors (`#AARRGGBB`), or undefined when this host does not know it. */
export function sysColor(name: string, isDark: boolean): string | undefined {
  const value = colors[name]?.[isDark ? 1 : 0];
  return value === undefined ? undefined : `#${value.slice(6)}${value.slice(0, 6)}`;
}

/** A system size with its unit, or undefined when this host does not know it. */
export function sysFloat(name: string): string | undefined {
  const text = textSizes[name];
  if (text !== undefined) return `${text}fp`;
  // Levels of spacing and corner radius go in steps of 2 vp.
  const level = /^(?:padding|corner_radius)_level(\d+)$/.exec(name)?.[1];
  return level === undefined ? undefined : `${Number(level) * 2}vp`;
}

/** Names of the system colors and sizes; for the checker's table. */
export function sysResourceNames(): { colors: string[]; floats: string[] } {
  const levels = ['padding', 'corner_radius'].flatMap((kind) =>
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 16].map((n) => `${kind}_level${n}`),
  );
  return { colors: Object.keys(colors), floats: [...Object.keys(textSizes), ...levels] };
}
