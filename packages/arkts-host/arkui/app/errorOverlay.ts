/** A red sheet over the window that names the page's file and line when something in a page fails. */

export class ErrorOverlay {
  private element: HTMLElement | undefined;

  constructor(private readonly root: HTMLElement) {}

  show(error: Error, place: string): void {
    console.error(error);
    this.element ??= this.create();
    const entry = this.root.ownerDocument.createElement('pre');
    const where = place === '' || error.message.includes(place) ? '' : `${place}: `;
    entry.textContent = `${where}${error.message}\n${pageFrames(error)}`;
    this.element.append(entry);
    if (!this.element.isConnected) this.root.append(this.element);
  }

  private create(): HTMLElement {
    const element = this.root.ownerDocument.createElement('div');
    element.className = 'ui-errors';
    element.setAttribute('role', 'alert');
    const close = this.root.ownerDocument.createElement('button');
    close.textContent = '×';
    close.setAttribute('aria-label', 'Close');
    close.addEventListener('click', () => {
      element.remove();
      this.element = undefined;
    });
    element.append(close);
    return element;
  }
}

/** The lines of the stack that are in pages, without the query that development servers append. */
function pageFrames(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => line.includes('.ets'))
    .map((line) => line.replace(/\?[^:)]*/, ''))
    .join('\n');
}
