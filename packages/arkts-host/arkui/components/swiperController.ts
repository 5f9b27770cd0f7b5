/** `SwiperController`: a page's handle on its Swiper. */
export class SwiperController {
  private move: ((to: (now: number) => number, animated: boolean) => void) | undefined;

  /** For the component. */
  attach(move: (to: (now: number) => number, animated: boolean) => void): void {
    this.move = move;
  }

  showNext(): void {
    this.move?.((now) => now + 1, true);
  }

  showPrevious(): void {
    this.move?.((now) => now - 1, true);
  }

  changeIndex(index: number, useAnimation = false): void {
    this.move?.(() => index, useAnimation);
  }
}
