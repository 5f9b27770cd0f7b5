/** `notificationManager` and `wantAgent`: asking, showing, replacing, taking away, and what a tap opens. */
import { describe, expect, it } from 'vitest';
import { wantAgent } from '../../kits/AbilityKit/index.ts';
import { HostApp } from '../../kits/host/index.ts';
import { NotificationCenter } from '../../kits/NotificationKit/center.ts';
import { notificationManager } from '../../kits/NotificationKit/index.ts';

const BASIC = notificationManager.ContentType.NOTIFICATION_CONTENT_BASIC_TEXT;

/** An application whose person has been asked. */
function asked(willAllow = true): { app: HostApp; center: NotificationCenter; run: HostApp['run'] } {
  const app = new HostApp();
  const center = NotificationCenter.of(app);
  center.willAllow = willAllow;
  return { app, center, run: (work) => app.run(work) };
}

function words(title: string, text: string) {
  return { notificationContentType: BASIC, normal: { title, text } };
}

describe('notifications', () => {
  it('are refused before the person was asked, and when the answer was no', async () => {
    const { center, run } = asked(false);
    const publish = () => run(() => notificationManager.publish({ id: 1, content: words('Ann', 'Hello') }));
    await expect(publish()).rejects.toMatchObject({ code: 1600004 });
    await expect(run(() => notificationManager.requestEnableNotification({}))).rejects.toMatchObject({ code: 1600004 });
    center.willAllow = true;
    // The system asks once.
    await expect(run(() => notificationManager.requestEnableNotification({}))).rejects.toMatchObject({ code: 1600004 });
    await expect(publish()).rejects.toMatchObject({ code: 1600004 });
    expect(center.shown).toEqual([]);
  });

  it('replace the one with the same id, and are taken away one by one or together', async () => {
    const { center, run } = asked();
    let changes = 0;
    center.onChange = () => {
      changes += 1;
    };
    await run(async () => {
      await notificationManager.requestEnableNotification({});
      await notificationManager.publish({ id: 1, content: words('Ann', 'Hello') });
      await notificationManager.publish({ id: 2, content: words('Bob', 'Hi') });
      await notificationManager.publish({ id: 1, content: words('Ann', 'Are you there?') });
    });
    expect(center.shown.map(({ id, text }) => `${id} ${text}`)).toEqual(['2 Hi', '1 Are you there?']);
    await run(() => notificationManager.cancel(2));
    await expect(run(() => notificationManager.cancel(2))).rejects.toMatchObject({ code: 1600007 });
    await run(() => notificationManager.cancelAll());
    expect(center.shown).toEqual([]);
    expect(changes).toBe(5);
  });

  it('need words', async () => {
    const { run } = asked();
    await run(() => notificationManager.requestEnableNotification({}));
    for (const content of [words('', 'text'), words('title', '')]) {
      await expect(run(() => notificationManager.publish({ content }))).rejects.toMatchObject({ code: 401 });
    }
  });

  it('open what their agent wants when they are tapped, and go', async () => {
    const { center, run } = asked();
    const parameters = { room: 'lobby' } as unknown as Record<string, object>;
    await run(async () => {
      await notificationManager.requestEnableNotification({});
      const agent = await wantAgent.getWantAgent({
        wants: [{ abilityName: 'EntryAbility', parameters }],
        actionType: wantAgent.OperationType.START_ABILITY,
        requestCode: 0,
      });
      await notificationManager.publish({ id: 7, content: words('Ann', 'Hello'), wantAgent: agent });
    });
    expect(center.tap(7)).toEqual({ abilityName: 'EntryAbility', parameters });
    expect(center.tap(7)).toBeUndefined();
    expect(center.shown).toEqual([]);
  });

  it('of kinds and with members that the host does not show fail', async () => {
    const { run } = asked();
    await run(() => notificationManager.requestEnableNotification({}));
    const loud = { content: words('Ann', 'Hello'), sound: 'bell.mp3' };
    await expect(run(() => notificationManager.publish(loud))).rejects.toThrow(/NotificationRequest\.sound/);
  });
});
