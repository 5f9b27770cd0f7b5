/** JoinLink: any link comes back as it was made, and nothing that was scanned throws. */
import { isId, JoinLink } from '@hearth/common';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { id } from './messages.ts';
import { forAll } from './property.ts';

const host = fc.oneof(
  fc.ipV4(),
  fc.ipV6().filter((one) => !one.includes('.')),
  fc.domain(),
  fc.constant('localhost'),
);
const code = fc.stringMatching(/^[0-9]{6}$/);
const parts = fc
  .record({
    host,
    port: fc.integer({ min: 1, max: 65535 }),
    code: fc.oneof(code, fc.constant('')),
    secret: fc.oneof(id(22), fc.constant('')),
    tls: fc.boolean(),
    hubId: fc.oneof(id(), fc.constant('')),
  })
  .filter((link) => link.code !== '' || link.secret !== '');

describe('a join link', () => {
  it('comes back from its text as it was', () => {
    forAll(parts, (one) => {
      const link = new JoinLink(one.host, one.port, one.code, one.secret, one.tls, one.hubId);
      expect(JoinLink.parse(link.toText())).toEqual(link);
    });
  });

  it('names an address that a WebSocket can open', () => {
    forAll(parts, (one) => {
      const url = new URL(new JoinLink(one.host, one.port, one.code, one.secret, one.tls, one.hubId).url);
      expect(url.protocol).toBe(one.tls ? 'wss:' : 'ws:');
      expect(Number(url.port || (one.tls ? 443 : 80))).toBe(one.port);
    });
  });

  it('is nothing or a sound link, whatever was scanned', () => {
    const piece = fc.constantFrom(
      'hearth://join?',
      'h=',
      'p=',
      'c=',
      's=',
      't=',
      '&',
      '1',
      '8080',
      '%',
      '%2',
      '%00',
      '123456',
      '10.0.0.2',
      'a'.repeat(22),
    );
    const scanned = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 16 }).map((pieces) => `hearth://join?${pieces.join('')}`),
      fc.tuple(parts, fc.nat(), fc.string({ unit: 'binary', maxLength: 2 })).map(([one, place, inserted]) => {
        const text = new JoinLink(one.host, one.port, one.code, one.secret, one.tls, one.hubId).toText();
        const index = place % text.length;
        return text.slice(0, index) + inserted + text.slice(index + 1);
      }),
    );
    forAll(
      scanned,
      (text) => {
        const link = JoinLink.parse(text);
        if (link === undefined) return;
        expect(JoinLink.parse(link.toText())).toEqual(link);
        expect(link.code === '' || /^\d{6}$/.test(link.code)).toBe(true);
        expect(link.secret === '' || (isId(link.secret) && link.secret.length >= 22)).toBe(true);
        expect(() => new URL(link.url)).not.toThrow();
      },
      2000,
    );
  });

  it.each([
    ['another scheme', 'https://join?h=a&p=1&c=123456'],
    ['no port', 'hearth://join?h=a&c=123456'],
    ['port 0', 'hearth://join?h=a&p=0&c=123456'],
    ['port 65536', 'hearth://join?h=a&p=65536&c=123456'],
    ['a port with a sign', 'hearth://join?h=a&p=+80&c=123456'],
    ['five digits', 'hearth://join?h=a&p=80&c=12345'],
    ['a short secret', `hearth://join?h=a&p=80&s=${'a'.repeat(21)}`],
    ['neither code nor secret', 'hearth://join?h=a&p=80'],
    ['two hosts', 'hearth://join?h=a&h=b&p=80&c=123456'],
    ['a path in the host', 'hearth://join?h=a%2Fb&p=80&c=123456'],
    ['somebody@ in the host', 'hearth://join?h=x%40a&p=80&c=123456'],
    ['a broken escape', 'hearth://join?h=%E0%A4%A&p=80&c=123456'],
    ['a hub id that is none', 'hearth://join?h=a&p=80&c=123456&i=a%2Fb'],
    ['TLS 2', 'hearth://join?h=a&p=80&c=123456&t=2'],
    ['endless text', `hearth://join?h=a&p=80&c=123456&x=${'y'.repeat(600)}`],
  ])('is refused for %s', (_what, text) => {
    expect(JoinLink.parse(text)).toBeUndefined();
  });

  it('takes parameters it does not know', () => {
    expect(JoinLink.parse('hearth://join?v=9&h=10.0.0.2&p=80&c=123456')).toEqual(
      new JoinLink('10.0.0.2', 80, '123456', '', false),
    );
  });
});
