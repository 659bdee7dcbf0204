import type {
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskInvocationDefinition,
  SchedulerServiceTaskRunner,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';

/** What {@link ChangeDrivenTaskRunner.create} needs. */
export type ChangeDrivenTaskRunnerOptions = {
  /** How long after a change a task runs, in milliseconds; changes until then are in the same run. */
  afterChangeMs: number;
  events: EventsService;
  logger: LoggerService;
  schedule: SchedulerServiceTaskScheduleDefinition;
  scheduler: SchedulerService;
  /** What tells of changes. */
  topic: string;
};

/** Runs a task as scheduled, and out of turn soon after something changed. */
export class ChangeDrivenTaskRunner implements SchedulerServiceTaskRunner {
  readonly #options: ChangeDrivenTaskRunnerOptions;
  #timer?: NodeJS.Timeout;

  private constructor(options: ChangeDrivenTaskRunnerOptions) {
    this.#options = options;
  }

  static create(
    options: ChangeDrivenTaskRunnerOptions,
  ): ChangeDrivenTaskRunner {
    return new ChangeDrivenTaskRunner(options);
  }

  async run(task: SchedulerServiceTaskInvocationDefinition): Promise<void> {
    const { events, schedule, scheduler, topic } = this.#options;
    await scheduler.createScheduledTaskRunner(schedule).run(task);
    await events.subscribe({
      id: task.id,
      topics: [topic],
      onEvent: async () => this.#runSoon(task.id),
    });
  }

  #runSoon(taskId: string): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#trigger(taskId);
    }, this.#options.afterChangeMs).unref();
  }

  async #trigger(taskId: string): Promise<void> {
    try {
      await this.#options.scheduler.triggerTask(taskId);
    } catch (error) {
      if (error instanceof Error && error.name === 'ConflictError') {
        // It runs already, and may have read what changed before it did.
        this.#runSoon(taskId);
      } else {
        this.#options.logger.warn(
          `What changed is found after the next scheduled run of ${taskId} only: ${stringifyError(error)}`,
        );
      }
    }
  }
}
