/**
 * The restaurant of docs/extending.md over real sockets: messages and a live value of an application's own, between a real
 * hub and real phones, one of which does not know them.
 */
import { ORDER_UPDATE, OrderState } from '@hearth/common/src/main/ets/testing/OrderUpdate';
import { TABLE_CALL } from '@hearth/common/src/main/ets/testing/TableCall';
import { DeliveryState } from '@hearth/entry/client/outbox/Delivery';
import { ShopPhone } from '@hearth/entry/test/support/ShopPhone';
import { ShopServer } from '@hearth/server_tv/test/support/ShopServer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Household } from './Household.ts';
import type { Phone } from './phone.ts';

const TYPES = [ORDER_UPDATE, TABLE_CALL];

describe('A restaurant', () => {
  let home: Household;

  beforeEach(async () => {
    home = await Household.open((server) => new ShopServer(server).prepare());
  });

  afterEach(() => home.close());

  async function join(name: string): Promise<{ phone: Phone; shop: ShopPhone }> {
    const phone = await home.join(name, TYPES);
    const shop = new ShopPhone(phone.client, () => phone.changed());
    shop.start();
    return { phone, shop };
  }

  it('tells what becomes of orders, keeps it, and refuses what only the staff may say', async () => {
    const [host, waiter] = [await join('Host'), await join('Waiter')];
    const guest = await home.join('Guest');
    await waiter.phone.sent(waiter.shop.update('o-1', 12, OrderState.READY));
    await host.phone.until('to see the order', () => host.shop.states.get('o-1') === OrderState.READY);
    const refused = waiter.shop.update('o-1', 12, OrderState.SERVED);
    await waiter.phone.until('to be refused', () => refused.state === DeliveryState.FAILED);
    expect(refused.reason).toBe('shop.staff-only');
    await host.phone.sent(host.shop.update('o-1', 12, OrderState.SERVED));
    await waiter.phone.until('to see it served', () => waiter.shop.states.get('o-1') === OrderState.SERVED);
    // Who does not know the type has all numbers, and hears the rest.
    host.phone.say('closing time');
    for (const phone of [guest, host.phone]) await phone.heard('closing time');
    expect(await guest.lobby()).toEqual(await host.phone.lobby());
  });

  it('brings an order to whoever was away', async () => {
    const [host, waiter] = [await join('Host'), await join('Waiter')];
    host.phone.loseLinks();
    await waiter.phone.sent(waiter.shop.update('o-1', 12, OrderState.TAKEN));
    await host.phone.until('to see the order', () => host.shop.states.get('o-1') === OrderState.TAKEN);
  });

  it('calls to tables and counts open orders', async () => {
    const [host, waiter] = [await join('Host'), await join('Waiter')];
    expect((await host.shop.watch()).ok).toBe(true);
    await waiter.phone.sent(waiter.shop.update('o-1', 12, OrderState.TAKEN));
    await host.phone.until('to count it', () => host.shop.openOrders === 1);
    expect((await waiter.shop.call(12)).ok).toBe(true);
    await host.phone.until('to be called', () => host.shop.calls.includes(12));
    expect(waiter.shop.calls).toEqual([]);
  });
});
