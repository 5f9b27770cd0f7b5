/**
 * What the platform's compiler knows about ArkUI beyond the declarations: which components take children, and which
 * decorator goes where and needs what.
 */

/** Components that take no children. */
export const childlessComponents: ReadonlySet<string> = new Set([
  'AbilityComponent',
  'AlphabetIndexer',
  'Animator',
  'ArcAlphabetIndexer',
  'Blank',
  'CalendarPicker',
  'Camera',
  'Circle',
  'Component3D',
  'ContentSlot',
  'Divider',
  'DotMatrix',
  'Ellipse',
  'EmbeddedComponent',
  'FormComponent',
  'GeometryView',
  'Image',
  'ImageAnimator',
  'ImageSpan',
  'IndicatorComponent',
  'Line',
  'LoadingProgress',
  'LocationButton',
  'Marquee',
  'MediaCachedImage',
  'NodeContainer',
  'PageTransitionEnter',
  'PageTransitionExit',
  'Particle',
  'PasteButton',
  'Path',
  'PatternLock',
  'Polygon',
  'Polyline',
  'Progress',
  'Radio',
  'Rect',
  'RemoteWindow',
  'RichEditor',
  'RichText',
  'SaveButton',
  'Search',
  'Slider',
  'Span',
  'SymbolGlyph',
  'SymbolSpan',
  'TextArea',
  'TextInput',
  'UIExtensionComponent',
  'Video',
  'Web',
]);

/** Components that take one child at most. */
export const oneChildComponents: ReadonlySet<string> = new Set([
  'ArcListItem',
  'ArcScrollBar',
  'Button',
  'FlowItem',
  'FormLink',
  'Gauge',
  'GridCol',
  'GridItem',
  'ListItem',
  'Navigator',
  'Refresh',
  'Scroll',
  'ScrollBar',
  'StepperItem',
  'TabContent',
  'ToolBarItem',
  'WithTheme',
]);

/** Components whose children are of certain kinds. */
export const childKinds: ReadonlyMap<string, readonly string[]> = new Map([
  ['ArcList', ['ArcListItem']],
  ['ContainerSpan', ['Span', 'ImageSpan']],
  ['Grid', ['GridItem']],
  ['GridRow', ['GridCol']],
  ['Hyperlink', ['Image']],
  ['List', ['ListItem', 'Section', 'ListItemGroup', 'LazyVGridLayout']],
  ['ListItemGroup', ['ListItem']],
  ['Menu', ['Option', 'MenuItem', 'MenuItemGroup']],
  ['MenuItemGroup', ['MenuItem']],
  ['Shape', ['Rect', 'Path', 'Circle', 'Ellipse', 'Shape', 'Polyline', 'Polygon', 'Image', 'Text', 'Column', 'Row']],
  ['Sheet', ['Section']],
  ['Stepper', ['StepperItem']],
  ['Tabs', ['TabContent']],
  ['Text', ['Span', 'ImageSpan', 'ContainerSpan', 'SymbolSpan']],
  ['WaterFlow', ['FlowItem', 'LazyVGridLayout']],
]);

/** Components that stand directly in certain others only. */
export const parentKinds: ReadonlyMap<string, readonly string[]> = new Map([
  ['ArcListItem', ['ArcList']],
  ['Blank', ['Row', 'Column', 'Flex']],
  ['ContainerSpan', ['Text']],
  ['FlowItem', ['WaterFlow']],
  ['GridItem', ['Grid']],
  ['GridCol', ['GridRow']],
  ['ImageSpan', ['Text', 'ContainerSpan']],
  ['LazyVGridLayout', ['WaterFlow', 'FlowItem', 'Scroll', 'List']],
  ['ListItem', ['List', 'ListItemGroup']],
  ['ListItemGroup', ['List']],
  ['Option', ['Menu']],
  ['Span', ['Text', 'RichEditor', 'ContainerSpan']],
  ['StepperItem', ['Stepper']],
  ['SymbolSpan', ['Text']],
  ['TabContent', ['Tabs']],
]);

/** Decorators that a struct may carry. */
export const structDecorators: ReadonlySet<string> = new Set([
  'Component',
  'ComponentV2',
  'CustomDialog',
  'Entry',
  'Preview',
  'Reusable',
  'ReusableV2',
]);

/** Decorators of which a struct needs one. */
export const componentDecorators: ReadonlySet<string> = new Set(['Component', 'ComponentV2', 'CustomDialog']);

/** State decorators of V1 (`@Component`). */
export const stateDecorators: ReadonlySet<string> = new Set([
  'State',
  'Prop',
  'Link',
  'StorageProp',
  'StorageLink',
  'Provide',
  'Consume',
  'ObjectLink',
  'BuilderParam',
  'LocalStorageLink',
  'LocalStorageProp',
  'Env',
]);

/** Everything that a property of a V1 struct may carry. */
export const memberDecorators: ReadonlySet<string> = new Set([...stateDecorators, 'Watch', 'Require']);

/** What a property of an `@ComponentV2` struct may carry. `Require`, `BuilderParam` and `Env` belong to both. */
export const memberDecoratorsV2: ReadonlySet<string> = new Set([
  'Local',
  'Param',
  'Once',
  'Event',
  'Provider',
  'Consumer',
]);

/** What a method or getter of an `@ComponentV2` struct or an `@ObservedV2` class may carry. */
export const methodDecoratorsV2: ReadonlySet<string> = new Set(['Monitor', 'SyncMonitor', 'Computed']);

/** What a property of a class may carry. */
export const classMemberDecorators: ReadonlySet<string> = new Set(['Track', 'Trace', 'Type']);

/** What a function may carry, one of them. */
export const functionDecorators: readonly string[] = [
  'AnimatableExtend',
  'Builder',
  'Extend',
  'Styles',
  'Concurrent',
  'Sendable',
];

/** Decorators whose properties hold values and cannot hold functions. */
export const valueDecorators: ReadonlySet<string> = new Set([
  'State',
  'Prop',
  'Link',
  'StorageProp',
  'StorageLink',
  'Provide',
  'Consume',
  'LocalStorageLink',
  'LocalStorageProp',
]);

export const needsDefault: ReadonlySet<string> = new Set([
  'State',
  'Provide',
  'StorageProp',
  'StorageLink',
  'LocalStorageLink',
  'LocalStorageProp',
]);

/** `@Require` beside one of these takes the place of a default. */
export const defaultReleasedByRequire: ReadonlySet<string> = new Set(['State', 'Provide', 'Prop', 'BuilderParam']);

export const forbidsDefault: ReadonlySet<string> = new Set(['Link', 'ObjectLink', 'Env']);

/** Properties that a parent gives, so that an `@Entry` component, which has no parent, cannot have them. */
export const givenByParent: ReadonlySet<string> = new Set(['Prop', 'Link', 'ObjectLink']);

/** Properties that a parent must not give. */
export const forbidsGiving: ReadonlySet<string> = new Set([
  'StorageLink',
  'StorageProp',
  'LocalStorageLink',
  'LocalStorageProp',
  'Consume',
]);

/** Controllers: objects of the framework, which state variables cannot hold. */
export const stateTypesForbidden: ReadonlySet<string> = new Set([
  'Scroller',
  'SwiperScroller',
  'VideoController',
  'WebController',
  'CustomDialogController',
  'SwiperController',
  'TabsController',
  'CalendarController',
  'AbilityController',
  'XComponentController',
  'CanvasRenderingContext2D',
  'CanvasGradient',
  'ImageBitmap',
  'ImageData',
  'Path2D',
  'RenderingContextSettings',
  'OffscreenCanvasRenderingContext2D',
  'PatternLockController',
  'TextAreaController',
  'TextInputController',
  'TextTimerController',
  'SearchController',
  'RichEditorController',
  'ArcSwiperController',
]);

/** `$$` binds both ways only in these parameters. */
export const twoWayParameters: ReadonlyMap<string, readonly string[]> = new Map([
  ['AlphabetIndexer', ['selected']],
  ['Checkbox', ['select']],
  ['CheckboxGroup', ['selectAll']],
  ['DatePicker', ['selected']],
  ['GridItem', ['selected']],
  ['ListItem', ['selected']],
  ['MenuItem', ['selected']],
  ['Panel', ['mode']],
  ['Radio', ['checked']],
  ['Rating', ['rating']],
  ['Refresh', ['refreshing']],
  ['Search', ['value']],
  ['Select', ['selected', 'value']],
  ['SideBarContainer', ['showSideBar']],
  ['Slider', ['value']],
  ['Stepper', ['index']],
  ['Swiper', ['index']],
  ['Tabs', ['index']],
  ['TextArea', ['text']],
  ['TextInput', ['text']],
  ['TextPicker', ['value', 'selected']],
  ['TextTimer', ['format', 'count', 'isCountDown']],
  ['TimePicker', ['selected']],
  ['Toggle', ['isOn']],
]);

/** Attributes whose first argument `$$` may bind, whatever the component. */
export const twoWayAttributes: ReadonlySet<string> = new Set([
  'bindPopup',
  'visibility',
  'bindContentCover',
  'bindSheet',
]);
