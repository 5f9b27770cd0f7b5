/** `ComponentContent` and `wrapBuilder`: builders as objects that can be handed around. */
import { shallowReactive } from 'vue';
import { closedBase } from '../kits/host/unimplemented.ts';

export interface WrappedBuilder<Args extends unknown[] = unknown[]> {
  readonly builder: (...args: Args) => unknown[];
}

export function wrapBuilder<Args extends unknown[]>(builder: (...args: Args) => unknown[]): WrappedBuilder<Args> {
  return { builder };
}

/** A global builder with its argument, whose properties can be changed later with `update`. */
export class ComponentContent extends closedBase('ArkUI', 'ComponentContent') {
  private readonly argument: Record<string, unknown> | undefined;

  constructor(
    _uiContext: object,
    private readonly wrapped: WrappedBuilder,
    argument?: object,
  ) {
    super();
    this.argument = argument && (shallowReactive({ ...argument }) as Record<string, unknown>);
  }

  build(): unknown[] {
    return this.argument ? this.wrapped.builder(this.argument) : this.wrapped.builder();
  }

  update(argument: object): void {
    if (this.argument) Object.assign(this.argument, argument);
  }

  reuse(argument?: object): void {
    if (argument) this.update(argument);
  }

  dispose(): void {
    // What it built goes with the dialog that shows it.
  }
}
