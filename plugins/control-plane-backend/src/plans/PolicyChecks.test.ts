import { mockServices } from '@backstage/backend-test-utils';
import type { CheckSettings } from '@groundwork/plugin-control-plane-common';
import type {
  PolicyCheck,
  PolicyFinding,
} from '@groundwork/plugin-control-plane-node';
import { aClass } from '../__testUtils__/aClass';
import { aPolicyCheckContext } from '../__testUtils__/aPolicyCheckContext';
import { PolicyChecks, requireCheckId } from './PolicyChecks';

const { signal } = new AbortController();
const checkOf = (id: string, check: PolicyCheck['check']): PolicyCheck => ({
  id,
  title: `Check ${id}`,
  description: 'Is for tests.',
  check,
});
const finding = (id: string, ...found: PolicyFinding[]) =>
  checkOf(id, async () => found);

function run(
  checks: PolicyCheck[],
  {
    settings = {},
    callSignal = signal,
  }: { settings?: CheckSettings; callSignal?: AbortSignal } = {},
) {
  return PolicyChecks.create({
    checks,
    timeoutMs: 50,
    logger: mockServices.logger.mock(),
  }).run(
    aPolicyCheckContext({ environment_class: aClass({ checks: settings }) }),
    callSignal,
  );
}

const couldNotBeChecked = (check: string) => ({
  check,
  title: `Check ${check}`,
  result: 'deny',
  message: 'It could not be checked.',
});

describe('PolicyChecks', () => {
  it('tells what every check found, by their ids, the worst of each first', async () => {
    const checks = [
      finding(
        'b',
        { result: 'pass', message: 'Fine.' },
        { result: 'deny', message: 'Not that.', target: 'memory' },
        { result: 'warn', message: 'Look.' },
      ),
      finding('a'),
    ];
    const expected = [
      {
        check: 'a',
        title: 'Check a',
        result: 'pass',
        message: 'There is nothing to object to.',
      },
      {
        check: 'b',
        title: 'Check b',
        result: 'deny',
        message: 'Not that.',
        target: 'memory',
      },
      { check: 'b', title: 'Check b', result: 'warn', message: 'Look.' },
      { check: 'b', title: 'Check b', result: 'pass', message: 'Fine.' },
    ];
    expect(await run(checks)).toEqual(expected);
    expect(await run(checks.reverse())).toEqual(expected);
  });

  const nonsense: Array<[string, PolicyCheck['check']]> = [
    ['rejects', async () => Promise.reject(new Error('postgres://me:secret'))],
    [
      'throws at once',
      () => {
        throw new Error('No');
      },
    ],
    ['throws nothing at all', async () => Promise.reject(undefined)],
    ['never answers', () => new Promise<never>(() => {})],
    ['answers nothing', async () => undefined as never],
    ['answers a text', async () => 'pass' as never],
    [
      'answers another result',
      async () => [{ result: 'allow', message: 'x' }] as never,
    ],
    ['answers without words', async () => [{ result: 'pass', message: ' ' }]],
    [
      'answers for a target that is not planned',
      async () => [{ result: 'pass', message: 'Fine.', target: 'other' }],
    ],
    [
      'floods',
      async () =>
        Array.from({ length: 21 }, () => ({
          result: 'pass' as const,
          message: 'Fine.',
        })),
    ],
    [
      'answers with a trap',
      async () => [
        {
          get result(): 'pass' {
            throw new Error('No');
          },
          message: 'x',
        },
      ],
    ],
  ];

  it.each(nonsense)(
    'denies for a check that %s, and hears the others',
    async (_what, check) => {
      const results = await run([
        checkOf('bad', check),
        finding('good', { result: 'pass', message: 'Fine.' }),
      ]);
      expect(results).toEqual([
        couldNotBeChecked('bad'),
        expect.objectContaining({ check: 'good', result: 'pass' }),
      ]);
    },
  );

  it('lets no check change what is planned, or what others look at', async () => {
    const context = aPolicyCheckContext();
    const before = structuredClone(context);
    const seen: unknown[] = [];
    const vandal = (id: string) =>
      checkOf(id, async given => {
        seen.push(structuredClone(given));
        given.targets.length = 0;
        given.desired.name = 'other';
        given.environment_class.checks.b = 'ignore';
        return [];
      });
    await PolicyChecks.create({
      checks: [vandal('a'), vandal('b')],
      timeoutMs: 1_000,
      logger: mockServices.logger.mock(),
    }).run(context, signal);
    expect(context).toEqual(before);
    expect(seen).toEqual([before, before]);
  });

  it('counts what a class says otherwise of a check, but makes no pass worse', async () => {
    const checks = [
      finding('a', { result: 'deny', message: 'No.' }),
      finding(
        'b',
        { result: 'warn', message: 'Look.' },
        { result: 'pass', message: 'Fine.' },
      ),
      checkOf('c', async () => Promise.reject(new Error('No'))),
    ];
    const settings: CheckSettings = { a: 'warn', b: 'deny', c: 'warn' };
    const results = await run(checks, { settings });
    expect(results.map(({ check, result }) => [check, result])).toEqual([
      ['a', 'warn'],
      ['b', 'deny'],
      ['b', 'pass'],
      ['c', 'warn'],
    ]);
  });

  it('does not ask a check that a class leaves out, and says so', async () => {
    const check = jest.fn(async () => []);
    expect(
      await run([checkOf('a', check)], { settings: { a: 'ignore' } }),
    ).toEqual([
      {
        check: 'a',
        title: 'Check a',
        result: 'pass',
        message: 'This class leaves it out.',
      },
    ]);
    expect(check).not.toHaveBeenCalled();
  });

  it('takes no setting of a class from what all objects have', async () => {
    const results = await run([
      finding('constructor', { result: 'deny', message: 'No.' }),
    ]);
    expect(results).toMatchObject([{ result: 'deny' }]);
  });

  it('makes texts of checks fit to be shown', async () => {
    const [result] = await run([
      finding('a', {
        result: 'warn',
        message: `x\u0000\n\u2028y${'z'.repeat(3_000)}`,
      }),
    ]);
    expect(result.message).toMatch(/^x yz+…$/);
    expect(result.message).toHaveLength(1_000);
  });

  it('keeps what a check throws out of the plan, and in the log', async () => {
    const logger = mockServices.logger.mock();
    const results = await PolicyChecks.create({
      checks: [checkOf('a', async () => Promise.reject(new Error('why')))],
      timeoutMs: 50,
      logger,
    }).run(aPolicyCheckContext(), signal);
    expect(JSON.stringify(results)).not.toContain('why');
    expect(logger.warn).toHaveBeenCalledWith("The policy check 'a' failed", {
      error: 'Error: why',
    });
  });

  it('ends with whoever asked, rather than with a denial', async () => {
    const controller = new AbortController();
    const reason = new Error('Enough');
    const pending = run(
      [
        checkOf('a', async (_context, options) => {
          controller.abort(reason);
          return new Promise<never>((_, reject) => {
            options.signal.addEventListener('abort', () =>
              reject(new Error('Ended')),
            );
          });
        }),
      ],
      { callSignal: controller.signal },
    );
    await expect(pending).rejects.toBe(reason);
  });

  it('refuses ids that are none, and ids that are taken', () => {
    for (const id of ['', 'A', 'a b', '-a', '__proto__', 'a'.repeat(64)]) {
      expect(() => requireCheckId(id, new Set())).toThrow(/cannot have the id/);
    }
    expect(() => requireCheckId('a', new Set(['a']))).toThrow(
      "A policy check with the id 'a' is installed already",
    );
    expect(() =>
      PolicyChecks.create({
        checks: [finding('a'), finding('a')],
        timeoutMs: 50,
        logger: mockServices.logger.mock(),
      }),
    ).toThrow(/installed already/);
  });
});
