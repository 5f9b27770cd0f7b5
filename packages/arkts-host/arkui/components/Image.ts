/** Image: a picture from resources, an address, or a pixel map. */
import { h } from 'vue';
import { cssPosition } from '../attributes/alignment.ts';
import { cssColor } from '../attributes/color.ts';
import { choose } from '../attributes/table.ts';
import { Alignment } from '../enums/layout.ts';
import { CopyOptions, ImageFit, ImageInterpolation, ImageRenderMode, ImageRotateOrientation } from '../enums/text.ts';
import { resolveAddress } from '../resources/resolve.ts';
import { component } from '../tree/component.ts';
import type { NodeUpdate } from '../tree/node.ts';
import { isResource, type Resource, type ResourceColor } from '../types.ts';

/** A picture that is no address: what a pixel map of the host's ImageKit has to have to be shown. */
export interface DomImageSource {
  readonly imageUrl: string;
}

const options = () => ({
  source: '',
  placeholder: '',
  fill: undefined as string | undefined,
  fit: 'cover',
  at: '50% 50%',
  /** Pictures stand as their pixels are, whatever the camera noted. */
  orientation: 'none',
});
type Options = ReturnType<typeof options>;

/** Each fit, and where the picture stands in its box. */
const fits: Readonly<Record<number, readonly [string, Alignment]>> = {
  [ImageFit.Contain]: ['contain', Alignment.Center],
  [ImageFit.Cover]: ['cover', Alignment.Center],
  [ImageFit.Auto]: ['contain', Alignment.Center],
  [ImageFit.Fill]: ['fill', Alignment.Center],
  [ImageFit.ScaleDown]: ['scale-down', Alignment.Center],
  [ImageFit.None]: ['none', Alignment.Center],
  [ImageFit.TOP_START]: ['none', Alignment.TopStart],
  [ImageFit.TOP]: ['none', Alignment.Top],
  [ImageFit.TOP_END]: ['none', Alignment.TopEnd],
  [ImageFit.START]: ['none', Alignment.Start],
  [ImageFit.CENTER]: ['none', Alignment.Center],
  [ImageFit.END]: ['none', Alignment.End],
  [ImageFit.BOTTOM_START]: ['none', Alignment.BottomStart],
  [ImageFit.BOTTOM]: ['none', Alignment.Bottom],
  [ImageFit.BOTTOM_END]: ['none', Alignment.BottomEnd],
};

function sourceOf(update: NodeUpdate<Options>, value: string | Resource | DomImageSource | undefined): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'string' || isResource(value)) return resolveAddress(value);
  if ('imageUrl' in value) return value.imageUrl;
  return update.unknown('An Image of this kind of object');
}

/** What `onComplete` gets: sizes in pixels of the device. */
function sizesOf(image: HTMLImageElement, fit: string, loadingStatus: number): Record<string, number> {
  const pixels = globalThis.devicePixelRatio || 1;
  const { naturalWidth: width, naturalHeight: height } = image;
  const componentWidth = image.clientWidth * pixels;
  const componentHeight = image.clientHeight * pixels;
  const ratios = [componentWidth / width, componentHeight / height];
  const contained = Math.min(...ratios);
  const scales: Readonly<Record<string, number>> = {
    contain: contained,
    cover: Math.max(...ratios),
    'scale-down': Math.min(1, contained),
  };
  const scale = scales[fit] ?? 1;
  const content = fit === 'fill' ? [componentWidth, componentHeight] : [width * scale, height * scale];
  const [contentWidth = 0, contentHeight = 0] = content;
  return {
    width,
    height,
    componentWidth,
    componentHeight,
    loadingStatus,
    contentWidth: Math.min(contentWidth, componentWidth),
    contentHeight: Math.min(contentHeight, componentHeight),
    contentOffsetX: Math.max(0, (componentWidth - contentWidth) / 2),
    contentOffsetY: Math.max(0, (componentHeight - contentHeight) / 2),
  };
}

interface ImageMemory {
  /** The picture that is shown: its placeholder is no longer needed. */
  shown?: string;
}

/** Whether `fillColor` has an effect: drawings have, photographs have not. */
function isDrawing(address: string): boolean {
  return /^data:image\/svg\+xml|\.svg(?:[?#]|$)/i.test(address);
}

export const Image = component({
  name: 'Image',
  options,
  create: (update, source: string | Resource | DomImageSource | undefined) => {
    update.options.source = sourceOf(update, source);
  },
  attributes: {
    objectFit: (update, value: ImageFit) => {
      const [fit, alignment] = choose(fits, value, 'ImageFit');
      update.options.fit = fit;
      update.options.at = cssPosition(alignment);
    },
    alt: (update, value: string | Resource) => {
      update.options.placeholder = sourceOf(update, value);
    },
    fillColor: (update, value: ResourceColor) => {
      update.options.fill = cssColor(value);
    },
    renderMode: (update, value: ImageRenderMode) => {
      if (value === ImageRenderMode.Template) update.options.fill ??= 'var(--ui-text)';
    },
    interpolation: (update, value: ImageInterpolation) => {
      if (value === ImageInterpolation.None) update.style['image-rendering'] = 'pixelated';
    },
    draggable: (update, value: boolean) => {
      update.props.draggable = String(value);
    },
    syncLoad: (update, value: boolean) => {
      if (value) update.props.decoding = 'sync';
    },
    autoResize: (update, value: boolean) => {
      // A browser decodes at the size it shows anyhow.
      if (typeof value !== 'boolean') update.unknown('autoResize of this kind');
    },
    orientation: (update, value: ImageRotateOrientation | undefined) => {
      const orientation = value ?? ImageRotateOrientation.AUTO;
      update.options.orientation = orientation === ImageRotateOrientation.AUTO ? 'from-image' : 'none';
    },
    copyOption: (update, value: CopyOptions) => {
      if (value !== CopyOptions.None) update.style['user-select'] = 'auto';
    },
    onComplete: (update, handler: (event: Record<string, number>) => void) => {
      update.on<Event>('load', (event) => {
        // First that the file is there, then that it is decoded.
        for (const status of [0, 1]) handler(sizesOf(event.target as HTMLImageElement, update.options.fit, status));
      });
    },
    onError: (
      update,
      handler: (event: { componentWidth: number; componentHeight: number; message: string }) => void,
    ) => {
      update.on<Event>('error', (event) => {
        const { clientWidth, clientHeight } = event.target as HTMLImageElement;
        const pixels = globalThis.devicePixelRatio || 1;
        handler({
          componentWidth: clientWidth * pixels,
          componentHeight: clientHeight * pixels,
          message: 'The picture could not be loaded.',
        });
      });
    },
  },
  render: (node, update) => {
    const { source, placeholder, fill, fit, at, orientation } = update.options;
    const label = update.props['aria-label'] as string | undefined;
    const { style } = update;
    if (fill !== undefined && isDrawing(source)) {
      const size = fit === 'fill' ? '100% 100%' : fit === 'cover' ? 'cover' : 'contain';
      const mask = `url("${source}") ${at} / ${size} no-repeat`;
      // A device fills every shape of the drawing and leaves strokes alone; the check sees to it that there are none.
      Object.assign(style, { '-webkit-mask': mask, mask, 'background-color': fill });
      return h('div', { ...(label === undefined ? {} : { role: 'img' }), ...node.props() });
    }
    style['object-fit'] = fit;
    style['object-position'] = at;
    if (orientation !== 'from-image') style['image-orientation'] = orientation;
    const memory = node.remember<ImageMemory>();
    if (placeholder !== '' && memory.shown !== source) {
      style['background-image'] ??= `url("${placeholder}")`;
      style['background-size'] ??= fit === 'fill' ? '100% 100%' : fit === 'cover' ? 'cover' : 'contain';
      style['background-position'] ??= at;
      style['background-repeat'] ??= 'no-repeat';
      update.on<Event>('load', (event) => {
        memory.shown = source;
        (event.target as HTMLElement).style.backgroundImage = '';
      });
    }
    // A device shows the placeholder of what it cannot draw, and no sign that something is broken.
    update.on<Event>('error', (event) => (event.target as HTMLElement).setAttribute('data-failed', source));
    if (source === '') return h('div', node.props());
    // An empty alternative text says that the picture is decoration.
    return h('img', { alt: label ?? '', draggable: 'false', ...node.props(), src: source });
  },
});
