/** `CanvasRenderingContext2D` of ArkUI: the browser's, in vp, usable once the Canvas is ready. */

export class RenderingContextSettings {
  constructor(readonly antialias: boolean = false) {}
}

export const Path2DOfArkUI: typeof Path2D | undefined = globalThis.Path2D;

type Native = globalThis.CanvasRenderingContext2D;

/** Members that are passed on to the browser's context. */
const passedOn = [
  'fillStyle',
  'strokeStyle',
  'lineWidth',
  'lineCap',
  'lineJoin',
  'miterLimit',
  'font',
  'textAlign',
  'textBaseline',
  'globalAlpha',
  'lineDashOffset',
  'globalCompositeOperation',
  'shadowBlur',
  'shadowColor',
  'shadowOffsetX',
  'shadowOffsetY',
  'imageSmoothingEnabled',
  'fillRect',
  'strokeRect',
  'clearRect',
  'fillText',
  'strokeText',
  'measureText',
  'stroke',
  'fill',
  'beginPath',
  'moveTo',
  'lineTo',
  'closePath',
  'bezierCurveTo',
  'quadraticCurveTo',
  'arc',
  'arcTo',
  'ellipse',
  'rect',
  'roundRect',
  'clip',
  'rotate',
  'scale',
  'translate',
  'setLineDash',
  'getLineDash',
  'save',
  'restore',
  'createLinearGradient',
  'createRadialGradient',
] as const;

class ContextBase {
  private native: Native | undefined;
  private element: HTMLCanvasElement | undefined;

  constructor(readonly settings?: RenderingContextSettings) {}

  /** For the component: fits the canvas to its element. */
  attach(element: HTMLCanvasElement): void {
    this.element = element;
    const scale = globalThis.devicePixelRatio || 1;
    element.width = Math.round(element.offsetWidth * scale);
    element.height = Math.round(element.offsetHeight * scale);
    this.native = element.getContext('2d') ?? undefined;
    this.native?.scale(scale, scale);
  }

  get width(): number {
    return this.element?.offsetWidth ?? 0;
  }

  get height(): number {
    return this.element?.offsetHeight ?? 0;
  }

  /** The browser's context. Throws before `onReady`. */
  get ready(): Native {
    if (!this.native) throw new Error('The canvas is not there yet: draw in onReady() or later.');
    return this.native;
  }
}

for (const name of passedOn) {
  Object.defineProperty(ContextBase.prototype, name, {
    get(this: ContextBase) {
      const value: unknown = this.ready[name as keyof Native];
      return typeof value === 'function' ? value.bind(this.ready) : value;
    },
    set(this: ContextBase, value: unknown) {
      Object.assign(this.ready, { [name]: value });
    },
  });
}

export { ContextBase as CanvasRenderingContext2D };
