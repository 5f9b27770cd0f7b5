/** `@kit.NotificationKit` on the host: notifications of plain text. */
import { wantOf } from '../AbilityKit/wantAgent.ts';
import { businessError } from '../BasicServicesKit/BusinessError.ts';
import { HostApp } from '../host/HostApp.ts';
import { closedNamespace, failUnimplemented, unimplemented } from '../host/unimplemented.ts';
import { NotificationCenter } from './center.ts';

const kit = 'NotificationKit';
const PARAMETER_ERROR = 401;
const DISABLED = 1600004;
const NOT_THERE = 1600007;

enum ContentType {
  NOTIFICATION_CONTENT_BASIC_TEXT = 0,
  NOTIFICATION_CONTENT_LONG_TEXT = 1,
  NOTIFICATION_CONTENT_PICTURE = 2,
  NOTIFICATION_CONTENT_CONVERSATION = 3,
  NOTIFICATION_CONTENT_MULTILINE = 4,
  NOTIFICATION_CONTENT_SYSTEM_LIVE_VIEW = 5,
  NOTIFICATION_CONTENT_LIVE_VIEW = 6,
}

enum SlotType {
  UNKNOWN_TYPE = 0,
  SOCIAL_COMMUNICATION = 1,
  SERVICE_INFORMATION = 2,
  CONTENT_INFORMATION = 3,
  LIVE_VIEW = 4,
  CUSTOMER_SERVICE = 5,
  EMERGENCY_INFORMATION = 10,
  OTHER_TYPES = 0xffff,
}

interface NotificationRequest {
  readonly id?: number;
  readonly notificationSlotType?: SlotType;
  readonly content: {
    readonly notificationContentType?: ContentType;
    readonly normal?: { readonly title: string; readonly text: string };
  };
  readonly wantAgent?: object;
  readonly tapDismissed?: boolean;
  /** Nothing rings here anyhow. */
  readonly isAlertOnce?: boolean;
}

/** Members of a request that the host shows; others would be lost in silence. */
const KNOWN: ReadonlySet<string> = new Set([
  'id',
  'notificationSlotType',
  'content',
  'wantAgent',
  'tapDismissed',
  'isAlertOnce',
]);

function center(): NotificationCenter {
  return NotificationCenter.of(HostApp.current());
}

/** Rejects with BusinessError 1600004 when the person does not allow it, at once if that was said before. */
async function requestEnableNotification(context: object): Promise<void> {
  if (context === undefined) throw businessError(PARAMETER_ERROR, 'Parameter error. There is no context.');
  const mine = center();
  mine.isAllowed ??= mine.willAllow;
  if (!mine.isAllowed) throw businessError(DISABLED, 'Notification disabled.');
}

function isNotificationEnabledSync(): boolean {
  return center().isAllowed ?? false;
}

/** Rejects with BusinessError 401 for empty words, 1600004 as long as the person has not allowed it. */
async function publish(request: NotificationRequest): Promise<void> {
  const unknown = Object.keys(request).find((member) => !KNOWN.has(member));
  if (unknown !== undefined) return failUnimplemented(kit, `NotificationRequest.${unknown}`);
  const { notificationContentType: type, normal } = request.content;
  if (type !== ContentType.NOTIFICATION_CONTENT_BASIC_TEXT)
    return failUnimplemented(kit, `notifications of type ${type}`);
  if (normal === undefined || normal.title === '' || normal.text === '')
    throw businessError(PARAMETER_ERROR, 'Parameter error. Title and text must not be empty.');
  if (!isNotificationEnabledSync()) throw businessError(DISABLED, 'Notification disabled.');
  const { id = 0, wantAgent, tapDismissed = true } = request;
  const want = wantAgent === undefined ? undefined : wantOf(wantAgent);
  center().show({ id, title: normal.title, text: normal.text, want, tapDismissed });
}

/** Rejects with BusinessError 1600007 when there is none with this id. */
async function cancel(id: number): Promise<void> {
  if (!center().remove(id)) throw businessError(NOT_THERE, 'The notification does not exist.');
}

async function cancelAll(): Promise<void> {
  center().clear();
}

export const notificationManager = closedNamespace(kit, 'notificationManager', {
  ContentType,
  SlotType,
  cancel,
  cancelAll,
  isNotificationEnabled: async () => isNotificationEnabledSync(),
  isNotificationEnabledSync,
  publish,
  requestEnableNotification,
});
export const notificationSubscribe = unimplemented(kit, 'notificationSubscribe');
