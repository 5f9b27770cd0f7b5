/** `TabsController`: a page's handle on its Tabs. */
export class TabsController {
  private change: ((index: number) => void) | undefined;

  /** For the component. */
  attach(change: (index: number) => void): void {
    this.change = change;
  }

  changeIndex(index: number): void {
    this.change?.(index);
  }

  preloadItems(_indices?: number[]): Promise<void> {
    // All pages are built at once here.
    return Promise.resolve();
  }
}
