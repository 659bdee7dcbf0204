import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type { EventsServiceSubscribeOptions } from '@backstage/plugin-events-node';
import { ChangeDrivenTaskRunner } from './ChangeDrivenTaskRunner';

const schedule = { frequency: { minutes: 10 }, timeout: { minutes: 5 } };
const afterChangeMs = 30_000;

async function start() {
  const run = jest.fn();
  const triggerTask = jest.fn(async (_id: string) => {});
  const scheduler = mockServices.scheduler.mock({
    createScheduledTaskRunner: () => ({ run }),
    triggerTask,
  });
  const logger = mockServices.logger.mock();
  const subscribed: EventsServiceSubscribeOptions[] = [];
  const task = { id: 'search_index_environments', fn: async () => {} };
  await ChangeDrivenTaskRunner.create({
    afterChangeMs,
    events: {
      publish: async () => {},
      subscribe: async options => void subscribed.push(options),
    },
    logger,
    schedule,
    scheduler,
    topic: 'changes',
  }).run(task);
  const [{ onEvent, topics }] = subscribed;
  return {
    change: () => onEvent({ topic: 'changes', eventPayload: {} }),
    later: () => jest.advanceTimersByTimeAsync(afterChangeMs),
    logger,
    run,
    scheduler,
    task,
    topics,
    triggerTask,
  };
}

describe('ChangeDrivenTaskRunner', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('runs as scheduled, and not before anything changed', async () => {
    const { later, run, scheduler, task, topics, triggerTask } = await start();
    expect(scheduler.createScheduledTaskRunner).toHaveBeenCalledWith(schedule);
    expect(run).toHaveBeenCalledWith(task);
    expect(topics).toEqual(['changes']);
    await later();
    expect(triggerTask).not.toHaveBeenCalled();
  });

  it('runs once for all changes of a while, and again for later ones', async () => {
    const { change, later, task, triggerTask } = await start();
    await change();
    await change();
    expect(triggerTask).not.toHaveBeenCalled();
    await later();
    expect(triggerTask.mock.calls).toEqual([[task.id]]);
    await change();
    await later();
    expect(triggerTask).toHaveBeenCalledTimes(2);
  });

  it('runs after the run that is under way, which may have read too early', async () => {
    const { change, later, logger, triggerTask } = await start();
    triggerTask.mockRejectedValueOnce(new ConflictError('It runs'));
    await change();
    await later();
    await later();
    expect(triggerTask).toHaveBeenCalledTimes(2);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('says when it cannot, and goes on with later changes', async () => {
    const { change, later, logger, triggerTask } = await start();
    triggerTask.mockRejectedValueOnce(new NotFoundError('No such task'));
    await change();
    await later();
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('No such task'),
    );
    await later();
    expect(triggerTask).toHaveBeenCalledTimes(1);
    await change();
    await later();
    expect(triggerTask).toHaveBeenCalledTimes(2);
  });
});
