import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  TerminalRuntimeError,
  type RuntimeAdapter,
} from '@groundwork/plugin-control-plane-node';
import type { JsonObject } from '@backstage/types';
import {
  InMemoryAdapter,
  testControlPlaneConfig,
  waitFor,
} from '../__testUtils__';
import { readControlPlaneConfig } from '../config';
import { Runtimes } from './Runtimes';

const secondRuntime = {
  ...testControlPlaneConfig.runtimes,
  second: { type: 'second', connection: { password: 'very-secret' } },
};

function create(
  adapters: RuntimeAdapter[],
  runtimes: JsonObject = testControlPlaneConfig.runtimes,
): Runtimes {
  const logger = mockServices.logger.mock({ child: () => logger });
  return Runtimes.create({
    config: readControlPlaneConfig(
      new ConfigReader({
        controlPlane: {
          ...testControlPlaneConfig,
          runtimes,
          reconciler: { callTimeout: { milliseconds: 50 } },
        },
      }),
    ),
    adapters: new Map(adapters.map(adapter => [adapter.type, adapter])),
    logger,
  });
}

const checkOptions = {
  signal: new AbortController().signal,
  timeoutMs: 20,
};
const never = () => new Promise<never>(() => {});

describe('Runtimes', () => {
  let adapter: InMemoryAdapter;
  let connect: jest.SpyInstance;

  beforeEach(() => {
    adapter = new InMemoryAdapter();
    connect = jest.spyOn(adapter, 'connect');
  });

  it('refuses a type that is not installed and names those that are', () => {
    expect(() => create([adapter], { memory: { type: 'kubernetes' } })).toThrow(
      "controlPlane.runtimes.memory.type: no adapter for 'kubernetes' is installed (installed: memory)",
    );
  });

  it('refuses a connection that its adapter does not take, names the key and tells no secret', () => {
    const act = () =>
      create([adapter, new InMemoryAdapter('second')], secondRuntime);
    expect(act).toThrow('controlPlane.runtimes.second.connection');
    expect(act).not.toThrow('very-secret');
  });

  it('connects when it is first needed, and once', async () => {
    const runtimes = create([adapter]);
    expect(connect).not.toHaveBeenCalled();
    const [first, second] = await Promise.all([
      runtimes.connection('memory'),
      runtimes.connection('memory'),
    ]);
    expect(first).toBe(second);
    expect(await runtimes.connection('memory')).toBe(first);
    expect(connect).toHaveBeenCalledTimes(1);
  });

  it('connects again after it failed, and keeps what came of that', async () => {
    const runtimes = create([adapter]);
    connect.mockRejectedValueOnce(new Error('It is away'));
    const failing = [0, 1, 2].map(() => runtimes.connection('memory'));
    for (const attempt of failing) {
      await expect(attempt).rejects.toThrow('It is away');
    }
    const connection = await runtimes.connection('memory');
    expect(await runtimes.connection('memory')).toBe(connection);
    expect(connect).toHaveBeenCalledTimes(2);
  });

  it('does not wait for connecting for ever, and lets go of what comes too late', async () => {
    const runtimes = create([adapter]);
    const close = jest.fn(async () => {});
    let come: (connection: unknown) => void = () => {};
    connect.mockReturnValueOnce(
      new Promise(resolve => {
        come = resolve;
      }),
    );
    await expect(runtimes.connection('memory')).rejects.toThrow(
      'Connecting to Memory did not answer within 50 ms',
    );
    come({ close });
    await waitFor(
      async () => close.mock.calls.length,
      calls => calls === 1,
    );
    await runtimes.connection('memory');
    expect(connect).toHaveBeenCalledTimes(2);
  });

  it('knows a runtime environment that left the configuration by its name only', async () => {
    const runtimes = create([adapter]);
    expect(runtimes.describe('gone')).toEqual({
      name: 'gone',
      type: 'unknown',
      title: 'gone',
    });
    await expect(runtimes.connection('gone')).rejects.toMatchObject({
      name: 'TerminalRuntimeError',
      message: "The runtime environment 'gone' is not configured any more",
    });
  });

  it.each<[string, () => Promise<unknown>, object]>([
    [
      'tells',
      async () => ({ status: 'degraded', message: 'It is slow\n' }),
      { status: 'degraded', message: 'It is slow', isTerminal: false },
    ],
    [
      'throws',
      async () => Promise.reject(new Error('No')),
      { status: 'unavailable', message: 'No', isTerminal: false },
    ],
    [
      'throws once and for all',
      async () => Promise.reject(new TerminalRuntimeError('Never')),
      { status: 'unavailable', message: 'Never', isTerminal: true },
    ],
    [
      'does not tell',
      never,
      {
        status: 'unavailable',
        message: 'The health check of Memory did not answer within 20 ms',
        isTerminal: false,
      },
    ],
  ])(
    'finds by a check what an adapter %s',
    async (_how, checkHealth, expected) => {
      const runtimes = create([adapter]);
      connect.mockResolvedValue({ checkHealth });
      expect(await runtimes.check('memory', checkOptions)).toEqual(expected);
    },
  );

  it('calls unavailable what it cannot connect to', async () => {
    const runtimes = create([adapter]);
    connect.mockImplementation(never);
    expect(await runtimes.check('memory', checkOptions)).toMatchObject({
      status: 'unavailable',
    });
  });

  it('tells of changes with the name of the runtime environment until it is enough', async () => {
    const runtimes = create([adapter]);
    const controller = new AbortController();
    const told: unknown[] = [];
    runtimes.watch(controller.signal, change => told.push(change));
    await waitFor(
      async () => {
        adapter.tamper('some-id', 'edited');
        return told.length;
      },
      length => length > 0,
    );
    expect(told[0]).toEqual({ runtime: 'memory', ids: ['some-id'] });

    controller.abort();
    await new Promise(setImmediate);
    const length = told.length;
    adapter.tamper('some-id', 'edited again');
    expect(told).toHaveLength(length);
  });

  it('closes what it connected, and is not kept by what does not close or come', async () => {
    const second = new InMemoryAdapter('second');
    const runtimes = create([adapter, second], {
      ...testControlPlaneConfig.runtimes,
      second: { type: 'second' },
    });
    const close = jest.fn(async () => Promise.reject(new Error('No')));
    connect.mockResolvedValue({ close });
    jest.spyOn(second, 'connect').mockImplementation(never);
    await runtimes.connection('memory');
    const hanging = runtimes.connection('second');
    await Promise.all([
      expect(hanging).rejects.toThrow('The control plane ends'),
      runtimes.close(),
    ]);
    expect(close).toHaveBeenCalledTimes(1);
  });
});
