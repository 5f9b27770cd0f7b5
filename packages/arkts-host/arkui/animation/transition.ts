/** Plays transitions: an element comes from its hidden look; when it goes, a picture of it stays until it has gone. */
import { currentAnimation } from '../state/animationScope.ts';
import type { Behaviour } from '../tree/behaviour.ts';
import { guarded } from '../tree/errors.ts';
import type { UiNode } from '../tree/node.ts';
import { timing } from './play.ts';
import type { HiddenLook, TransitionEffect } from './transitionEffect.ts';

interface TransitionValue {
  readonly effect: TransitionEffect;
  readonly onFinish?: ((isIn: boolean) => void) | undefined;
}

export class TransitionBehaviour implements Behaviour<TransitionValue> {
  private value: TransitionValue | undefined;
  private element: HTMLElement | undefined;

  constructor(private readonly node: UiNode) {}

  set(value: TransitionValue): void {
    this.value = value;
  }

  mount(element: HTMLElement): void {
    this.element = element;
    this.play(element, false);
  }

  unmount(): void {
    const { element } = this;
    const parent = element?.parentElement;
    if (!element || !parent?.isConnected) return;
    const ghost = element.cloneNode(true) as HTMLElement;
    // It is a picture: nobody finds it by a name, and it keeps no focus inside.
    for (const each of [ghost, ...ghost.querySelectorAll('[id], [data-focus-trap]')]) {
      each.removeAttribute('id');
      each.removeAttribute('data-focus-trap');
    }
    ghost.inert = true;
    ghost.setAttribute('aria-hidden', 'true');
    const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = element;
    Object.assign(ghost.style, {
      position: 'absolute',
      left: `${offsetLeft}px`,
      top: `${offsetTop}px`,
      width: `${offsetWidth}px`,
      height: `${offsetHeight}px`,
      margin: '0',
      pointerEvents: 'none',
    });
    parent.append(ghost);
    copyScrolling(element, ghost);
    const animation = this.play(ghost, true);
    if (animation) animation.finished.finally(() => ghost.remove());
    else ghost.remove();
  }

  private play(element: HTMLElement, isLeaving: boolean): Animation | undefined {
    const { value } = this;
    if (!value) return undefined;
    const look = value.effect.look(isLeaving);
    // Without an animation of its own or `animateTo` around, a transition happens at once.
    const setting = look.animation ?? this.node.app.pendingAnimation?.setting ?? currentAnimation()?.setting;
    if (!setting) return undefined;
    const hidden = keyframe(look, element);
    const shown: Keyframe = {};
    const options = timing(setting);
    const animation = element.animate(isLeaving ? [shown, hidden] : [hidden, shown], {
      ...options,
      fill: isLeaving ? 'both' : 'backwards',
    });
    const { onFinish } = value;
    if (onFinish) {
      animation.addEventListener('finish', () => {
        guarded(this.node.place, () => onFinish(!isLeaving));
      });
    }
    return animation;
  }
}

/** A copy of what is scrolled begins at its top. */
function copyScrolling(from: HTMLElement, to: HTMLElement): void {
  const copies = to.querySelectorAll('.ui-scroller');
  for (const [index, original] of from.querySelectorAll('.ui-scroller').entries()) {
    const { scrollTop, scrollLeft } = original;
    if (scrollTop !== 0 || scrollLeft !== 0) copies[index]?.scrollTo(scrollLeft, scrollTop);
  }
}

function keyframe(look: HiddenLook, element: HTMLElement): Keyframe {
  const frame: Keyframe = {};
  if (look.opacity !== undefined) frame.opacity = look.opacity;
  if (look.transforms.length > 0) {
    const own = element.style.transform;
    frame.transform = [...look.transforms, ...(own === '' ? [] : [own])].join(' ');
  }
  return frame;
}
