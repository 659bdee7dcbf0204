import { SharedCall, type SharedCallContext } from './SharedCall';

type Work = {
  context: SharedCallContext;
  resolve: (value: number) => void;
  reject: (error: Error) => void;
};

function sharedWork() {
  const started: Work[] = [];
  const call = SharedCall.create<number>(
    context =>
      new Promise((resolve, reject) => {
        started.push({ context, resolve, reject });
        context.signal.addEventListener('abort', () =>
          reject(context.signal.reason),
        );
      }),
  );
  return { started, call };
}

async function settle() {
  await new Promise(resolve => {
    setImmediate(resolve);
  });
}

const { signal } = new AbortController();

describe('SharedCall', () => {
  it('gives latecomers a run that begins after they asked', async () => {
    const { started, call } = sharedWork();
    const first = call.get(signal);
    await settle();
    const late = [call.get(signal), call.get(signal), call.get(signal)];
    await settle();
    expect(started).toHaveLength(1);
    started[0].resolve(1);
    expect(await first).toBe(1);
    await settle();
    expect(started).toHaveLength(2);
    started[1].resolve(2);
    expect(await Promise.all(late)).toEqual([2, 2, 2]);
  });

  it('goes on after a run that failed', async () => {
    const { started, call } = sharedWork();
    const first = call.get(signal);
    await settle();
    const second = call.get(signal);
    started[0].reject(new Error('No'));
    await expect(first).rejects.toThrow('No');
    await settle();
    started[1].resolve(2);
    expect(await second).toBe(2);
  });

  it('lets one go without the others', async () => {
    const { started, call } = sharedWork();
    const controller = new AbortController();
    const running = call.get(signal);
    await settle();
    const leaving = call.get(controller.signal);
    const staying = call.get(signal);
    controller.abort(new Error('Enough'));
    await expect(leaving).rejects.toThrow('Enough');
    started[0].resolve(1);
    await running;
    await settle();
    started[1].resolve(2);
    expect(await staying).toBe(2);
  });

  it('ends work that nobody waits for, unless it is to be kept', async () => {
    const { started, call } = sharedWork();
    for (const keep of [false, true]) {
      const controller = new AbortController();
      const pending = call.get(controller.signal);
      await settle();
      const work = started[started.length - 1];
      if (keep) {
        work.context.keep();
      }
      controller.abort(new Error('Enough'));
      await expect(pending).rejects.toThrow('Enough');
      expect(work.context.signal.aborted).toBe(!keep);
      work.resolve(0);
      await settle();
    }
  });

  it('gives nobody a run that was given up before it began', async () => {
    const { started, call } = sharedWork();
    const running = call.get(signal);
    await settle();
    const controller = new AbortController();
    const leaving = call.get(controller.signal);
    controller.abort(new Error('Enough'));
    await expect(leaving).rejects.toThrow('Enough');
    const later = call.get(signal);
    started[0].resolve(1);
    await running;
    await settle();
    started[1].resolve(2);
    expect(await later).toBe(2);
  });

  it('ends everything when it is closed', async () => {
    const { call } = sharedWork();
    const running = call.get(signal);
    const waiting = call.get(signal);
    call.close(new Error('Closed'));
    await expect(running).rejects.toThrow('Closed');
    await expect(waiting).rejects.toThrow('Closed');
  });
});
