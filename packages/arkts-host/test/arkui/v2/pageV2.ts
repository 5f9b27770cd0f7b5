/** Sources of pages of state management V2 for tests, and the errors of those that cannot be shown. */
import { setErrorReporter } from '../../../arkui/tree/errors.ts';
import { runPage } from '../structProgram.ts';

/** A page of one `@ComponentV2` struct. */
export const pageV2 = (members: string, build: string, before = ''): string => `
${before}
@Entry @ComponentV2 struct Page {
  ${members}
  build() { Column() { ${build} } }
}`;

/** What a page reports while it is shown. */
export async function errorsOf(source: string): Promise<string> {
  const errors: string[] = [];
  const running = runPage(source);
  const before = setErrorReporter((error) => errors.push(error.message));
  await running;
  setErrorReporter(before);
  return errors.join('\n');
}
