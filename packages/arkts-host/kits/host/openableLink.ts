/** Which links the system can open at all. */

/** What a system without any other application opens. */
const SCHEMES: readonly string[] = ['http:', 'https:', 'mailto:', 'tel:', 'sms:'];

/** @returns the link when there is an application for it; undefined for none. @throws TypeError for what is no link */
export function openableLink(link: string): string | undefined {
  const { protocol, href } = new URL(link);
  return SCHEMES.includes(protocol) ? href : undefined;
}
