/**
 * `taskpool` of `@kit.ArkTS`. Tasks run in this thread, in turns of their own, with copies of their arguments and for copies of
 * their results, as on a device; but modules that they import have the state that they have here.
 */
import { type BusinessError, businessError } from '../BasicServicesKit/BusinessError.ts';
import { laterTurn } from '../host/laterTurn.ts';
import { closedNamespace, failUnimplemented } from '../host/unimplemented.ts';
import { concurrentMark } from './concurrentMark.ts';
import { threadCopy } from './threadCopy.ts';

const SERIALIZATION_FAILED = 10200006;
const NOT_CONCURRENT = 10200014;
const NO_SUCH_TASK = 10200015;
const TASK_DEPENDS_ON_ITSELF = 10200026;
const RECEIVER_MISSING = 10200022;

type TaskFunction = (...args: never[]) => unknown;

enum Priority {
  HIGH = 0,
  MEDIUM = 1,
  LOW = 2,
  IDLE = 3,
}

enum State {
  WAITING = 1,
  RUNNING = 2,
  CANCELED = 3,
}

function isConcurrent(func: TaskFunction): boolean {
  return Reflect.get(func, Symbol.for(concurrentMark)) === true;
}

/** Tasks that have begun and not ended. */
const active = new Set<Task>();
/** The task whose code runs until its first `await`. */
let entered: Task | undefined;

/** The task that calls. After an `await` it is known only while there is no other one. */
function callingTask(call: string): Task | undefined {
  if (entered || active.size === 0) return entered;
  const [only, other] = active;
  return other ? failUnimplemented('ArkTS', `taskpool.Task.${call} after an await beside other tasks`) : only;
}

class Task {
  function: TaskFunction;
  arguments: unknown[];
  name: string;
  totalDuration = 0;
  ioDuration = 0;
  cpuDuration = 0;
  /** Host: where the task stands; undefined before it is executed. */
  state: State | undefined;
  private isFinished = false;
  private cloned: readonly unknown[] = [];
  private moved: readonly ArrayBuffer[] | undefined;
  private receive: ((...data: unknown[]) => void) | undefined;
  private readonly before = new Set<Task>();
  private readonly finishers: (() => void)[] = [];
  private readonly listeners: Record<string, ((error: Error) => void) | undefined> = {};

  constructor(nameOrFunction: string | TaskFunction, ...args: unknown[]) {
    const isNamed = typeof nameOrFunction === 'string';
    const func = (isNamed ? args.shift() : nameOrFunction) as TaskFunction;
    if (typeof func !== 'function' || !isConcurrent(func)) {
      throw businessError(NOT_CONCURRENT, 'taskpool:: The function is not marked as concurrent.');
    }
    this.name = isNamed ? nameOrFunction : func.name;
    this.function = func;
    this.arguments = args;
  }

  static isCanceled(): boolean {
    return callingTask('isCanceled')?.state === State.CANCELED;
  }

  static sendData(...data: unknown[]): void {
    const task = callingTask('sendData');
    if (!task) throw businessError(RECEIVER_MISSING, 'taskpool:: sendData is called outside of a task.');
    const copies = data.map((item) => copied(item, () => true));
    void laterTurn().then(() => task.receive?.(...copies));
  }

  setTransferList(transfer: ArrayBuffer[] = []): void {
    this.moved = transfer;
  }

  setCloneList(cloneList: unknown[]): void {
    this.cloned = cloneList;
  }

  onReceiveData(callback?: (...data: unknown[]) => void): void {
    this.receive = callback;
  }

  addDependency(...tasks: Task[]): void {
    for (const task of tasks) {
      if (task.waitsFor(this))
        throw businessError(TASK_DEPENDS_ON_ITSELF, 'taskpool:: There is a circular dependency.');
      this.before.add(task);
    }
  }

  removeDependency(...tasks: Task[]): void {
    for (const task of tasks) this.before.delete(task);
  }

  onEnqueued(callback: () => void): void {
    this.listeners.enqueued = callback;
  }

  onStartExecution(callback: () => void): void {
    this.listeners.started = callback;
  }

  onExecutionFailed(callback: (error: Error) => void): void {
    this.listeners.failed = callback;
  }

  onExecutionSucceeded(callback: () => void): void {
    this.listeners.succeeded = callback;
  }

  isDone(): boolean {
    return this.isFinished;
  }

  /** Host: runs the task after those that it waits for. */
  async run(): Promise<unknown> {
    const args = this.arguments.map((argument) => copied(argument, (buffer) => this.isMoved(buffer)));
    this.state = State.WAITING;
    this.tell('enqueued');
    try {
      for (const task of this.before) await task.finished();
      await laterTurn();
      if (this.isCanceled()) throw canceled();
      this.state = State.RUNNING;
      this.tell('started');
      const result = await this.work(args);
      if (this.isCanceled()) throw canceled();
      const copy = copied(result, () => true);
      this.tell('succeeded');
      return copy;
    } catch (error) {
      this.tell('failed', error as Error);
      throw error;
    } finally {
      this.isFinished = true;
      this.state = undefined;
      for (const finish of this.finishers.splice(0)) finish();
    }
  }

  /** Host: a task that runs learns of it by `isCanceled`, one that waits does not begin. */
  cancel(): void {
    if (this.state === undefined) throw businessError(NO_SUCH_TASK, 'taskpool:: The task to cancel does not exist.');
    this.state = State.CANCELED;
  }

  private isCanceled(): boolean {
    return this.state === State.CANCELED;
  }

  private async work(args: unknown[]): Promise<unknown> {
    const start = Date.now();
    active.add(this);
    try {
      return await this.enter(args);
    } finally {
      active.delete(this);
      this.totalDuration = Date.now() - start;
    }
  }

  private enter(args: unknown[]): unknown {
    entered = this;
    try {
      return (this.function as (...args: unknown[]) => unknown)(...args);
    } finally {
      entered = undefined;
    }
  }

  private finished(): Promise<void> {
    if (this.isFinished) return Promise.resolve();
    return new Promise((resolve) => this.finishers.push(resolve));
  }

  private waitsFor(task: Task): boolean {
    return task === this || [...this.before].some((each) => each.waitsFor(task));
  }

  private isMoved(buffer: ArrayBuffer): boolean {
    if (this.cloned.includes(buffer)) return false;
    return this.moved?.includes(buffer) ?? true;
  }

  private tell(event: string, error?: Error): void {
    this.listeners[event]?.(error as Error);
  }
}

function canceled(): BusinessError {
  return businessError(NO_SUCH_TASK, 'taskpool:: The task has been canceled.');
}

function copied(value: unknown, isMoved: (buffer: ArrayBuffer) => boolean): unknown {
  try {
    return threadCopy(value, isMoved);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw businessError(SERIALIZATION_FAILED, `taskpool:: An exception occurred during serialization: ${reason}`);
  }
}

class LongTask extends Task {}
class GenericsTask extends Task {}

class TaskGroup {
  /** Host: in the order in which their results are given. */
  readonly tasks: Task[] = [];

  constructor(public name = '') {}

  addTask(task: Task | TaskFunction, ...args: unknown[]): void {
    this.tasks.push(task instanceof Task ? task : new Task(task, ...args));
  }
}

class SequenceRunner {
  private last: Promise<unknown> = Promise.resolve();

  constructor(_nameOrPriority?: string | Priority, _priority?: Priority) {}

  execute(task: Task): Promise<unknown> {
    const result = this.last.then(() => task.run());
    this.last = result.catch(() => undefined);
    return result;
  }
}

async function execute(what: TaskFunction | Task | TaskGroup, ...args: unknown[]): Promise<unknown> {
  if (what instanceof TaskGroup) return Promise.all(what.tasks.map((task) => task.run()));
  return (what instanceof Task ? what : new Task(what, ...args)).run();
}

async function executeDelayed(delay: number, task: Task): Promise<unknown> {
  await new Promise((resolve) => setTimeout(resolve, delay));
  return task.run();
}

const periodic = new Map<Task, ReturnType<typeof setInterval>>();

function executePeriodically(period: number, task: Task): void {
  periodic.set(
    task,
    setInterval(() => void task.run(), period),
  );
}

function cancel(what: Task | TaskGroup): void {
  for (const task of what instanceof TaskGroup ? what.tasks : [what]) {
    const timer = periodic.get(task);
    clearInterval(timer);
    periodic.delete(task);
    if (timer === undefined || task.state !== undefined) task.cancel();
  }
}

export const taskpool = closedNamespace('ArkTS', 'taskpool', {
  Priority,
  State,
  Task,
  LongTask,
  GenericsTask,
  TaskGroup,
  SequenceRunner,
  isConcurrent,
  execute,
  executeDelayed,
  executePeriodically,
  cancel,
  terminateTask: (task: Task): void => {
    if (task.state !== undefined) task.cancel();
  },
  getTaskPoolInfo: () => failUnimplemented('ArkTS', 'taskpool.getTaskPoolInfo'),
});
