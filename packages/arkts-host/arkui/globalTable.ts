/** The names that ArkTS pages find without importing them: enumerations, storages, gestures, controllers. */
import { Sendable } from '../kits/ArkTS/Sendable.ts';
import { TransitionEffect } from './animation/transitionEffect.ts';
import { currentApp } from './app/current.ts';
import { wrapBuilder } from './componentContent.ts';
import { CanvasRenderingContext2D, Path2DOfArkUI, RenderingContextSettings } from './components/canvasContext.ts';
import { SwiperController } from './components/swiperController.ts';
import { TabsController } from './components/tabsController.ts';
import * as input from './enums/input.ts';
import * as interaction from './enums/interaction.ts';
import * as layout from './enums/layout.ts';
import * as navigation from './enums/navigation.ts';
import * as scroll from './enums/scroll.ts';
import * as text from './enums/text.ts';
import {
  GestureGroup,
  LongPressGesture,
  PanGesture,
  PanGestureOptions,
  PinchGesture,
  SwipeGesture,
  TapGesture,
} from './input/gestures.ts';
import { NavPathInfo, NavPathStack } from './navigation/navPathStack.ts';
import { CustomDialogController } from './overlay/customDialog.ts';
import { ListScroller, Scroller } from './scroll/scroller.ts';
import { Observed, Track } from './state/observed.ts';
import { AppStorage, LocalStorage, PersistentStorage } from './state/storage.ts';
import { Computed, Monitor, ObservedV2, Trace } from './state/v2/observedClass.ts';
import { SearchController, TextAreaController, TextInputController } from './text/textController.ts';
import type { AnimateParam } from './types.ts';
import { uiColors } from './uiColors.ts';

/** Global functions that need a window use the document's only one. */
const functions = {
  animateTo: (setting: AnimateParam, change: () => void) => currentApp().animateTo(setting, change),
  getContext: () => currentApp().hostContext,
  vp2px: (value: number) => currentApp().uiContext.vp2px(value),
  px2vp: (value: number) => currentApp().uiContext.px2vp(value),
  fp2px: (value: number) => currentApp().uiContext.fp2px(value),
  px2fp: (value: number) => currentApp().uiContext.px2fp(value),
  focusControl: { requestFocus: (id: string) => currentApp().focus.requestFocus(id) },
  wrapBuilder,
};

const classes = {
  AppStorage,
  LocalStorage,
  PersistentStorage,
  Observed,
  Track,
  ObservedV2,
  Trace,
  Monitor,
  Computed,
  Sendable,
  Scroller,
  ListScroller,
  TextInputController,
  TextAreaController,
  SearchController,
  TabsController,
  SwiperController,
  CustomDialogController,
  NavPathStack,
  NavPathInfo,
  TransitionEffect,
  TapGesture,
  LongPressGesture,
  PanGesture,
  PanGestureOptions,
  PinchGesture,
  SwipeGesture,
  GestureGroup,
  CanvasRenderingContext2D,
  RenderingContextSettings,
  Path2D: Path2DOfArkUI,
};

export const arkuiGlobals: Readonly<Record<string, unknown>> = {
  ...layout,
  ...text,
  ...input,
  ...scroll,
  ...navigation,
  ...interaction,
  ...functions,
  ...classes,
  Color: uiColors,
};
