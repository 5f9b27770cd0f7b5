/**
 * `Color` as pages see it. The SDK declares plain numbers from 0 on, which would mean nearly black; at run time the
 * platform's engine has colors behind these names, and so has this host.
 */
export const uiColors = {
  White: '#ffffffff',
  Black: '#ff000000',
  Blue: '#ff0000ff',
  Brown: '#ffa52a2a',
  Gray: '#ff808080',
  Green: '#ff008000',
  Grey: '#ff808080',
  Orange: '#ffffa500',
  Pink: '#ffffc0cb',
  Red: '#ffff0000',
  Yellow: '#ffffff00',
  Transparent: '#00000000',
} as const;
