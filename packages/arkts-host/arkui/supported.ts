/**
 * What of ArkUI this host implements, read from the very tables that run it, for the checker: a component, attribute,
 * enumeration member or system resource that is not here is an error with file and line. Needs no browser.
 */
import {
  functionDecorators,
  methodDecoratorsV2,
  otherMemberDecorators,
  structDecorators,
  variableDecorators,
  variableDecoratorsV2,
} from '../arkts/struct/names.ts';
import { repeatAttributes } from '../arkts/struct/syntax.ts';
import { commonAttributes } from './attributes/index.ts';
import { ComponentContent } from './componentContent.ts';
import { allComponents } from './components/index.ts';
import { symbols } from './components/symbols.ts';
import * as input from './enums/input.ts';
import * as interaction from './enums/interaction.ts';
import * as layout from './enums/layout.ts';
import * as navigation from './enums/navigation.ts';
import * as scroll from './enums/scroll.ts';
import * as text from './enums/text.ts';
import { arkuiGlobals } from './globalTable.ts';
import { MediaQuery } from './mediaQuery.ts';
import { PromptAction } from './promptAction.ts';
import { sysResourceNames } from './resources/sys.ts';
import { Router } from './router.ts';
import { virtualScrollOptions } from './tree/repeat.ts';
import { uiColors } from './uiColors.ts';
import { ComponentUtils, FocusController, UIContext } from './uiContext.ts';

export interface SupportedUi {
  /** Component → its own attributes and events; the common ones come on top. */
  readonly components: ReadonlyMap<string, ReadonlySet<string>>;
  /** The same of what makes items: `ForEach`, `LazyForEach`, `Repeat`. */
  readonly iterations: ReadonlyMap<string, ReadonlySet<string>>;
  /** Options of `virtualScroll` of `Repeat`. */
  readonly virtualScrollOptions: ReadonlySet<string>;
  /** Attributes and events of every component. */
  readonly commonAttributes: ReadonlySet<string>;
  readonly structDecorators: ReadonlySet<string>;
  readonly memberDecorators: ReadonlySet<string>;
  readonly functionDecorators: ReadonlySet<string>;
  /** Of classes and of their members. */
  readonly classDecorators: ReadonlySet<string>;
  /** Enumeration → its members. An enumeration that is not here is not implemented at all. */
  readonly enums: ReadonlyMap<string, ReadonlySet<string>>;
  /** Class of ArkUI → the methods that the host has of it, inherited and static ones, too. */
  readonly methods: ReadonlyMap<string, ReadonlySet<string>>;
  /** Global names other than components and enumerations: classes, functions. */
  readonly globals: ReadonlySet<string>;
  /** `sys.color.…`, `sys.float.…`, `sys.symbol.…` → names. */
  readonly systemResources: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Written in chains, but handled by the compiler. */
const compiledAttributes = ['stateStyles'];

function enumMembers(): ReadonlyMap<string, ReadonlySet<string>> {
  const all: Readonly<Record<string, object>> = {
    ...layout,
    ...text,
    ...input,
    ...scroll,
    ...navigation,
    ...interaction,
    Color: uiColors,
  };
  // Numeric enumerations also have their numbers as keys.
  const names = (value: object) => Object.keys(value).filter((key) => !/^-?\d+$/.test(key));
  return new Map(Object.entries(all).map(([name, value]) => [name, new Set(names(value))]));
}

/** Classes of which pages call methods: global ones, and those that UIContext gives. */
const classes: Readonly<Record<string, unknown>> = {
  ...arkuiGlobals,
  UIContext,
  FocusController,
  ComponentUtils,
  PromptAction,
  Router,
  MediaQuery,
  ComponentContent,
};

function methodsOfClasses(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const [name, value] of Object.entries(classes)) {
    if (typeof value !== 'function' || !/^class\b/.test(Function.prototype.toString.call(value))) continue;
    const names = new Set<string>();
    for (const start of [value as object, value.prototype as object]) {
      // What closes a class against other names (closedBase) is a proxy of JavaScript's own prototype and adds none.
      for (let each: object | null = start; each !== null; each = Object.getPrototypeOf(each) as object | null)
        for (const member of Object.getOwnPropertyNames(each)) names.add(member);
    }
    found.set(name, names);
  }
  return found;
}

export function supportedUi(): SupportedUi {
  const { colors, floats } = sysResourceNames();
  return {
    components: new Map(allComponents().map(({ name, attributes }) => [name, new Set(Object.keys(attributes ?? {}))])),
    iterations: new Map([
      ['ForEach', new Set<string>()],
      ['LazyForEach', new Set<string>()],
      ['Repeat', repeatAttributes],
    ]),
    virtualScrollOptions,
    commonAttributes: new Set([...Object.keys(commonAttributes), ...compiledAttributes]),
    structDecorators,
    memberDecorators: new Set([
      ...variableDecorators,
      ...variableDecoratorsV2,
      ...otherMemberDecorators,
      ...methodDecoratorsV2,
    ]),
    functionDecorators: new Set([...functionDecorators, 'Concurrent']),
    classDecorators: new Set(['Observed', 'Track', 'ObservedV2', 'Trace', 'Type', 'Monitor', 'Computed', 'Sendable']),
    enums: enumMembers(),
    methods: methodsOfClasses(),
    globals: new Set(Object.keys(arkuiGlobals)),
    systemResources: new Map([
      ['color', new Set(colors)],
      ['float', new Set(floats)],
      ['symbol', new Set(Object.keys(symbols))],
    ]),
  };
}
