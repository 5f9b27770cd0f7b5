/** What a frame on the wire is. */

/** The fields of a batched frame (docs/protocol.md, section 1). */
interface Batch {
  /** Of a hello, which is no batch. */
  readonly type?: string;
  readonly f?: number;
  readonly m?: readonly { readonly type?: string }[];
}

/** What a hub sends that has nothing to say yet: it must be acknowledged in its turn. */
export const EARLY_ACKNOWLEDGEMENT = 'acknowledgement, numbered';

/** The types of a text frame's messages. */
export function messageTypes(text: string): string[] {
  const { m, type } = JSON.parse(text) as Batch;
  return type === undefined ? (m ?? []).map((message) => message.type ?? '') : [type];
}

/** The types of its messages; for a frame without messages, which acknowledgement it is. */
export function frameKind(text: string | undefined): string {
  if (text === undefined) return 'chunk';
  const types = messageTypes(text);
  if (types.length > 0) return types.join(' + ');
  return (JSON.parse(text) as Batch).f ? EARLY_ACKNOWLEDGEMENT : 'acknowledgement, bare';
}
