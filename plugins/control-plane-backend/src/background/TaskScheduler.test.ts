import { setTimeout } from 'node:timers/promises';
import { DefaultSchedulerService } from '@backstage/backend-defaults/scheduler';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import knexFactory, { type Knex } from 'knex';
import { connectionOf } from '../__testUtils__';
import { TaskScheduler } from './TaskScheduler';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const aTask = {
  id: 'a-task',
  frequency: { hours: 1 },
  timeout: { minutes: 1 },
  fn: async () => {},
};

describe.each(databases.eachSupportedId())('TaskScheduler on %p', id => {
  let knex: Knex;
  const opened: Knex[] = [];

  beforeEach(async () => {
    knex = await databases.init(id);
  });

  afterEach(async () => {
    await Promise.all(opened.splice(0).map(each => each.destroy()));
  });

  /** A scheduler as in a replica of its own. */
  function aReplica(): TaskScheduler {
    if (id === 'SQLITE_3') {
      return aScheduler(knex);
    }
    const own = knexFactory({ client: 'pg', connection: connectionOf(knex) });
    opened.push(own);
    return aScheduler(own);
  }

  function aScheduler(own: Knex): TaskScheduler {
    return TaskScheduler.create({
      knex: own,
      scheduler: DefaultSchedulerService.create({
        database: mockServices.database({ knex: own }),
        logger: mockServices.logger.mock(),
        rootLifecycle: mockServices.rootLifecycle.mock(),
        httpRouter: mockServices.httpRouter.mock(),
        pluginMetadata: { getId: () => 'control-plane' },
        metrics: metricsServiceMock.mock(),
      }),
    });
  }

  it('lets replicas that start at the same moment on an empty database all schedule', async () => {
    const replicas = Array.from(
      { length: id === 'SQLITE_3' ? 1 : 8 },
      aReplica,
    );
    await Promise.all(replicas.map(replica => replica.scheduleTask(aTask)));
    expect(await knex('backstage_backend_tasks__tasks').pluck('id')).toEqual([
      'a-task',
    ]);
  });

  it('schedules more tasks at once than there are connections', async () => {
    const replica = aReplica();
    const ids = Array.from({ length: 20 }, (_, index) => `task-${index}`);
    await Promise.all(
      ids.map(taskId => replica.scheduleTask({ ...aTask, id: taskId })),
    );
    expect(
      await knex('backstage_backend_tasks__tasks').pluck('id'),
    ).toHaveLength(20);
  });

  it('schedules once what it is told to schedule again', async () => {
    const scheduler = mockServices.scheduler.mock();
    const tasks = TaskScheduler.create({ knex, scheduler });
    scheduler.scheduleTask.mockRejectedValueOnce(new Error('no connection'));
    await expect(tasks.scheduleTask(aTask)).rejects.toThrow('no connection');
    await tasks.scheduleTask(aTask);
    await tasks.scheduleTask(aTask);
    await tasks.scheduleTask({ ...aTask, id: 'of-each', scope: 'local' });
    expect(scheduler.scheduleTask.mock.calls.map(([task]) => task.id)).toEqual([
      'a-task',
      'a-task',
      'of-each',
    ]);
  });

  it('lets nobody wait who schedules what each replica does', async () => {
    const scheduler = mockServices.scheduler.mock();
    const tasks = TaskScheduler.create({ knex, scheduler });
    let release = () => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    scheduler.scheduleTask.mockImplementationOnce(() => held);
    const waiting = tasks.scheduleTask(aTask);
    while (scheduler.scheduleTask.mock.calls.length === 0) {
      await setTimeout(1);
    }
    await tasks.scheduleTask({ ...aTask, id: 'of-each', scope: 'local' });
    release();
    await waiting;
    expect(scheduler.scheduleTask).toHaveBeenCalledTimes(2);
  });
});
