/** Pinching on a touchpad, which browsers report as turns of the wheel with the control key held. */
import type { Gesture } from './gestures.ts';

/** After the last turn the fingers are taken to be up, in ms. */
const endTime = 150;

export class WheelPinch {
  private element: HTMLElement | undefined;
  private scale = 1;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param gesture the component's pinch gesture, if it has one
   * @param call calls the page's handler
   */
  constructor(
    private readonly gesture: () => Gesture | undefined,
    private readonly call: (handler: Gesture['action'], event: WheelEvent, scale: number) => void,
  ) {}

  mount(element: HTMLElement): void {
    this.element = element;
    element.addEventListener('wheel', this.onWheel, { passive: false });
  }

  unmount(): void {
    clearTimeout(this.timer);
    this.element?.removeEventListener('wheel', this.onWheel);
  }

  private readonly onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey || !this.gesture()) return;
    event.preventDefault();
    event.stopPropagation();
    const isFirst = this.timer === undefined;
    clearTimeout(this.timer);
    this.scale *= Math.exp(-event.deltaY / 100);
    const gesture = this.gesture();
    this.call(isFirst ? gesture?.actionStart : gesture?.actionUpdate, event, this.scale);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.call(this.gesture()?.actionEnd, event, this.scale);
      this.scale = 1;
    }, endTime);
  };
}
