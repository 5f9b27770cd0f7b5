/** Covers what may stand in `build`: who contains whom, item functions, statements. */
import { buildOf, describeUiRules } from './uiRules.ts';

const items = '@State items: string[] = [];';

describeUiRules('item functions', {
  'have a component as their body or a block': {
    wrong: buildOf('ForEach(this.items, (item: string) => console.info(item))', items),
    found: ['2:39 ui-not-component'],
    sound: buildOf('ForEach(this.items, (item: string) => Text(item))', items),
  },
  'of Repeat build': {
    wrong: buildOf('Repeat<string>(this.items).each((item: RepeatItem<string>) => { item.item.trim() })', items),
    found: ['2:65 ui-not-component'],
    sound: buildOf('Repeat<string>(this.items).each((item: RepeatItem<string>) => Text(item.item))', items),
  },
  'give a list its items': {
    wrong: buildOf('List() { ForEach(this.items, (item: string) => Text(item)) }', items),
    found: ['2:48 ui-child'],
    sound: buildOf('List() { ForEach(this.items, (item: string) => { ListItem() { Text(item) } }) }', items),
  },
  'hold no statements': {
    wrong: buildOf('ForEach(this.items, (item: string) => { const a: string = item; Text(a) })', items),
    found: ['2:41 ui-only-components'],
    sound: buildOf('ForEach(this.items, (item: string) => { if (item.length > 0) { Text(item) } })', items),
  },
});

describeUiRules('children', {
  'of a component that has none': {
    wrong: buildOf(`Image('a') { Text() }`),
    found: ['2:1 ui-no-children'],
    sound: buildOf(`Stack() { Text() }`),
  },
  'of a switch there are none': {
    wrong: buildOf('Toggle({ type: ToggleType.Switch }) { Text() }'),
    found: ['2:1 ui-no-children'],
    sound: buildOf('Toggle({ type: ToggleType.Button }) { Text() }'),
  },
  'of a button that is a toggle are one at most': {
    wrong: buildOf('Toggle({ type: ToggleType.Button }) { Text()\nText() }'),
    found: ['2:1 ui-one-child'],
    sound: buildOf('Toggle({ type: ToggleType.Button }) { Text() }'),
  },
  'of a list item are one at most': {
    wrong: buildOf('List() { ListItem() { Text()\nText() } }'),
    found: ['2:10 ui-one-child'],
    sound: buildOf('List() { ListItem() { if (1 > 0) { Text() } else { Text() } } }'),
  },
  'of one that takes one are not made by ForEach': {
    wrong: buildOf('Scroll() { ForEach(this.items, (item: string) => { Text(item) }) }', items),
    found: ['2:1 ui-one-child'],
    sound: buildOf('Scroll() { Column() { ForEach(this.items, (item: string) => { Text(item) }) } }', items),
  },
  'of a grid are its items': {
    wrong: buildOf('Grid() { if (1 > 0) { Text() } }'),
    found: ['2:23 ui-child'],
    sound: buildOf('Grid() { if (1 > 0) { GridItem() { Text() } } }'),
  },
  'of a text are spans': {
    wrong: buildOf(`Text() { Image('a') }`),
    found: ['2:10 ui-child'],
    sound: buildOf(`Text() { Span('a')\nImageSpan('a') }`),
  },
  'that belong to one component stand in it': {
    wrong: buildOf(`Span('a')`),
    found: ['2:1 ui-parent'],
    sound: buildOf(`Text() { Span('a') }`),
  },
  'of a button with a label there are none': {
    wrong: buildOf(`Button($r('app.string.hello', 1)) { Text() }`),
    found: ['2:1 ui-no-children'],
    sound: buildOf(`Button({ type: ButtonType.Circle }) { Text() }`),
  },
});

describeUiRules('statements', {
  'are components': {
    wrong: buildOf('let a: number = 1;'),
    found: ['2:1 ui-only-components'],
    sound: buildOf('if (1 > 0) { Text() } else if (2 > 1) { Image("a") } else {}'),
  },
  'are no switch': {
    wrong: buildOf('switch (1) { case 1: Text() }'),
    found: ['2:1 ui-only-components'],
    sound: buildOf('if (1 > 0) { Text() }'),
  },
  'are no attribute without a call': {
    wrong: buildOf(`Text('a').onClick`),
    found: ['2:1 ui-not-component'],
    sound: buildOf(`Text('a').onClick(() => {})`),
  },
  'choose between components by if only': {
    wrong: buildOf(`1 > 0 ? Text('a') : Text('b')`),
    found: ['2:1 ui-not-component'],
    sound: buildOf(`Text(1 > 0 ? 'a' : 'b')`),
  },
  'call builders': {
    wrong: buildOf('this.f()', 'f(): void {}'),
    found: ['2:1 ui-not-component'],
    sound: buildOf('this.f()', '@Builder f() {}'),
  },
});
