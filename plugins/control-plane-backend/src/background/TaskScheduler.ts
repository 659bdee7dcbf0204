import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { takingTurns } from '../database';

type Task = Parameters<SchedulerService['scheduleTask']>[0];

/**
 * Backstage's scheduler, for replicas that start together and for starts that are tried again: what is scheduled already
 * is not scheduled twice.
 *
 * @remarks
 * Backstage's scheduler makes its tables when it is first given a task of all replicas. Of replicas that do so at the same
 * moment all but one fail, and their schedulers go on failing until they end. So they take turns at the first.
 */
export class TaskScheduler {
  readonly #scheduler: SchedulerService;
  readonly #knex: Knex;
  readonly #scheduled = new Set<string>();
  /** The first task of all replicas. */
  #first: Promise<void> | undefined;

  private constructor(options: TaskSchedulerOptions) {
    this.#scheduler = options.scheduler;
    this.#knex = options.knex;
  }

  static create(options: TaskSchedulerOptions): TaskScheduler {
    return new TaskScheduler(options);
  }

  /** As Backstage's: `scope` is `global` unless told otherwise, so that one replica at a time does the task. */
  async scheduleTask(task: Task): Promise<void> {
    if (this.#scheduled.has(task.id)) {
      return;
    }
    if (task.scope === 'local') {
      await this.#scheduler.scheduleTask(task);
    } else if (this.#first) {
      await this.#first;
      await this.#scheduler.scheduleTask(task);
    } else {
      this.#first = this.#scheduleFirst(task);
      await this.#first;
    }
    this.#scheduled.add(task.id);
  }

  async #scheduleFirst(task: Task): Promise<void> {
    try {
      await takingTurns(this.#knex, 'scheduling', () =>
        this.#scheduler.scheduleTask(task),
      );
    } catch (error) {
      this.#first = undefined;
      throw error;
    }
  }
}

export type TaskSchedulerOptions = { scheduler: SchedulerService; knex: Knex };
