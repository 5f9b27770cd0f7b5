/** `LengthMetrics` and `ColorMetrics` of `@kit.ArkUI`: their units and parts, and what becomes of them in CSS. */
import { beforeAll, describe, expect, it } from 'vitest';
import { cssColor } from '../../arkui/attributes/color.ts';
import { cssLength, cssSides } from '../../arkui/attributes/length.ts';
import { setResourceTable } from '../../arkui/resources/table.ts';
import { ColorMetrics, LengthMetrics, LengthUnit } from '../../kits/ArkUI/index.ts';

const resource = (name: string) => ({
  id: -1,
  type: 10002,
  params: [name],
  bundleName: '',
  moduleName: 'entry',
});

beforeAll(() => {
  setResourceTable({
    folders: { base: { float: { gap: '12vp', text: '18fp', none: 'abc' }, color: { ember: '#80FF8A3D' } } },
    rawfile: {},
  });
});

describe('LengthMetrics', () => {
  it('has a value and a unit', () => {
    expect(LengthMetrics.vp(3)).toMatchObject({ value: 3, unit: LengthUnit.VP });
    expect(new LengthMetrics(4)).toMatchObject({ value: 4, unit: LengthUnit.VP });
    expect(LengthMetrics.percent(0.5)).toMatchObject({ value: 0.5, unit: LengthUnit.PERCENT });
  });

  it('is a length wherever one is taken', () => {
    expect(cssLength(LengthMetrics.vp(3))).toBe('3px');
    expect(cssLength(LengthMetrics.percent(0.5))).toBe('50%');
    expect(cssSides({ left: LengthMetrics.vp(8), top: 2 })).toBe('2px 0px 0px 8px');
  });

  it('reads resources with their unit', () => {
    expect(LengthMetrics.resource(resource('app.float.gap'))).toMatchObject({ value: 12, unit: LengthUnit.VP });
    expect(LengthMetrics.resource(resource('app.float.text'))).toMatchObject({ value: 18, unit: LengthUnit.FP });
  });

  it('refuses resources that do not exist or are no length', () => {
    expect(() => LengthMetrics.resource(resource('app.float.missing'))).toThrow(
      expect.objectContaining({ code: 180001 }),
    );
    expect(() => LengthMetrics.resource(resource('app.float.none'))).toThrow(expect.objectContaining({ code: 180002 }));
  });
});

describe('ColorMetrics', () => {
  it('reads numbers with and without alpha', () => {
    expect(ColorMetrics.numeric(0xff8a3d).color).toBe('rgba(255, 138, 61, 1)');
    expect(ColorMetrics.numeric(0x80ff8a3d)).toMatchObject({ red: 255, green: 138, blue: 61, alpha: 128 });
  });

  it('reads colors of every notation', () => {
    for (const text of ['#FF8A3D', '#FFFF8A3D', 'rgb(255, 138, 61)', 'rgba(255, 138, 61, 1)'])
      expect(ColorMetrics.resourceColor(text).color, text).toBe('rgba(255, 138, 61, 1)');
    expect(ColorMetrics.resourceColor('#F00').red).toBe(255);
    expect(ColorMetrics.resourceColor(resource('app.color.ember')).alpha).toBe(128);
  });

  it('refuses what is no color with 401, and a missing resource with 180003', () => {
    expect(() => ColorMetrics.resourceColor('ember')).toThrow(expect.objectContaining({ code: 401 }));
    expect(() => ColorMetrics.resourceColor(resource('app.color.missing'))).toThrow(
      expect.objectContaining({ code: 180003 }),
    );
  });

  it('lays one color over another', () => {
    const mixed = ColorMetrics.numeric(0x000000).blendColor(ColorMetrics.rgba(255, 255, 255, 0.5));
    expect(mixed.red).toBeGreaterThan(126);
    expect(mixed.red).toBeLessThan(130);
    expect(mixed.alpha).toBe(255);
  });

  it('is a color wherever one is taken', () => {
    expect(cssColor(ColorMetrics.rgba(1, 2, 3))).toBe('rgba(1, 2, 3, 1)');
  });
});
