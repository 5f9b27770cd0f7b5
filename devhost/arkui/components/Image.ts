/** Image: a picture from resources, an address, or a pixel map. */
import { h } from 'vue';
import { cssPosition } from '../attributes/alignment.ts';
import { cssColor } from '../attributes/color.ts';
import { choose } from '../attributes/table.ts';
import { Alignment } from '../enums/layout.ts';
import { CopyOptions, ImageFit, ImageInterpolation, ImageRenderMode } from '../enums/text.ts';
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

function sizes(image: HTMLImageElement): Record<string, number> {
  return {
    width: image.naturalWidth,
    height: image.naturalHeight,
    componentWidth: image.clientWidth,
    componentHeight: image.clientHeight,
    loadingStatus: 1,
    contentWidth: image.clientWidth,
    contentHeight: image.clientHeight,
    contentOffsetX: 0,
    contentOffsetY: 0,
  };
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
    copyOption: (update, value: CopyOptions) => {
      if (value !== CopyOptions.None) update.style['user-select'] = 'auto';
    },
    onComplete: (update, handler: (event: Record<string, number>) => void) => {
      update.on<Event>('load', (event) => handler(sizes(event.target as HTMLImageElement)));
    },
    onError: (
      update,
      handler: (event: { componentWidth: number; componentHeight: number; message: string }) => void,
    ) => {
      update.on<Event>('error', (event) => {
        const { clientWidth, clientHeight } = event.target as HTMLImageElement;
        handler({
          componentWidth: clientWidth,
          componentHeight: clientHeight,
          message: 'The picture could not be loaded.',
        });
      });
    },
  },
  render: (node, update) => {
    const { source, placeholder, fill, fit, at } = update.options;
    const label = update.props['aria-label'] as string | undefined;
    const { style } = update;
    if (fill !== undefined) {
      const size = fit === 'fill' ? '100% 100%' : fit === 'cover' ? 'cover' : 'contain';
      const mask = `url("${source}") ${at} / ${size} no-repeat`;
      // The picture's shape, filled: right for icons of one colour, which is what fillColor is for.
      Object.assign(style, { '-webkit-mask': mask, mask, 'background-color': fill });
      return h('div', { ...(label === undefined ? {} : { role: 'img' }), ...node.props() });
    }
    style['object-fit'] = fit;
    style['object-position'] = at;
    if (placeholder !== '') style['background-image'] ??= `url("${placeholder}")`;
    if (source === '' && placeholder === '') return h('div', node.props());
    // An empty alternative text says that the picture is decoration.
    return h('img', {
      alt: label ?? '',
      draggable: 'false',
      ...node.props(),
      src: source === '' ? placeholder : source,
    });
  },
});
