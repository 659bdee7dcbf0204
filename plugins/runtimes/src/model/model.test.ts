import {
  exampleCounts,
  exampleError,
  exampleGroup,
  exampleHealthEvents,
  exampleNamespace,
  exampleRuntime,
  exampleTarget,
  exampleTypes,
  sayInEnglish,
} from '../__testUtils__';
import { ControlPlaneError } from '@groundwork/plugin-control-plane-common';
import {
  atNearestFields,
  connectionProblems,
  describeHealthSpans,
  emptyDraft,
  fillTemplate,
  heldByMaintenance,
  heldReason,
  loadSentence,
  namespaceAnswer,
  segmentsOf,
  settingsOf,
  strategySentence,
  templateProblem,
  toConnectionConfig,
  knownHealth,
  toHealthSpans,
} from '.';

const t = sayInEnglish();
const NOW = Date.parse('2026-11-22T12:00:00.000Z');
const HOUR_MS = 3_600_000;

describe('the health of a day', () => {
  it('covers the whole day without gaps, with what was before it at its beginning', () => {
    const spans = toHealthSpans(exampleHealthEvents(), Date.now());
    expect(spans.map(({ status }) => status)).toEqual([
      'healthy',
      'degraded',
      'unavailable',
      'healthy',
    ]);
    expect(spans[3].to - spans[0].from).toBe(24 * HOUR_MS);
    for (const [index, span] of spans.slice(1).entries()) {
      expect(span.from).toBe(spans[index].to);
    }
  });

  it('says what it shows in a sentence, the longest first', () => {
    const at = (hours: number) => new Date(NOW - hours * HOUR_MS).toISOString();
    const spans = toHealthSpans(
      [
        { status: 'unavailable', message: '', created_at: at(3) },
        { status: 'healthy', message: '', created_at: at(90) },
      ],
      NOW,
    );
    expect(describeHealthSpans(spans, t)).toBe(
      'The last day: healthy for 21 h, unavailable for 3 h.',
    );
  });

  it('takes health that never changed for what it has been since it is watched', () => {
    const runtime = {
      health_status: 'healthy' as const,
      health_message: 'main is at 1a2b3c4d',
      health_checked_at: new Date(NOW).toISOString(),
      created_at: new Date(NOW - 90 * HOUR_MS).toISOString(),
    };
    expect(toHealthSpans(knownHealth(runtime, []), NOW)).toEqual([
      {
        status: 'healthy',
        message: 'main is at 1a2b3c4d',
        from: NOW - 24 * HOUR_MS,
        to: NOW,
      },
    ]);
    expect(
      knownHealth({ ...runtime, health_checked_at: undefined }, []),
    ).toEqual([]);
  });

  it('knows nothing from before the first check, and nothing from after now', () => {
    const spans = toHealthSpans(
      [
        {
          status: 'healthy',
          message: '',
          created_at: new Date(NOW + HOUR_MS).toISOString(),
        },
      ],
      NOW,
    );
    expect(spans).toEqual([
      { status: 'unknown', message: '', from: NOW - 24 * HOUR_MS, to: NOW },
    ]);
    expect(describeHealthSpans(spans, t)).toBe(
      'The last day: not checked all the time.',
    );
  });
});

describe('why work is held', () => {
  it.each([
    [
      { maintenance: true, maintenance_reason: 'an upgrade' },
      'It is in maintenance: an upgrade',
    ],
    [{ health_status: 'unavailable' as const }, 'It does not answer.'],
    [
      { paused_until: new Date(NOW + 1000).toISOString() },
      'Too many attempts in a row failed, so that it is left alone for a while.',
    ],
    [{ paused_until: new Date(NOW - 1000).toISOString() }, undefined],
    [{ health_status: 'degraded' as const }, undefined],
  ])('is told for %j', (overrides, sentence) => {
    expect(heldReason(exampleRuntime(overrides), NOW, t)).toBe(sentence);
  });

  it('is told before maintenance begins, with how much it is', () => {
    expect(heldByMaintenance(exampleCounts({ due: 1, waiting: 2 }), t)).toBe(
      '3 pieces of work for it are held until maintenance ends, and so is whatever comes.',
    );
    expect(heldByMaintenance(exampleCounts({ resting: 5 }), t)).toMatch(
      /^Nothing waits for it now/,
    );
  });
});

it('says of load only what is under way or needs somebody', () => {
  expect(loadSentence(exampleCounts({ resting: 9 }), t)).toBeUndefined();
  expect(
    loadSentence(exampleCounts({ running: 2, dead: 1, resting: 9 }), t),
  ).toBe('2 running · 1 gave up');
});

describe('the order of a group', () => {
  it.each([
    [{}, 'Cluster EU first, the other follows when it is ready.'],
    [
      { orchestration_strategy: 'replicate' as const },
      'On both at the same time.',
    ],
    [
      { environments: exampleGroup().environments.slice(1) },
      'Everything is made on Cluster US.',
    ],
  ])('is a sentence for %j', (overrides, sentence) => {
    expect(strategySentence(exampleGroup(overrides), t)).toBe(sentence);
  });
});

describe('the settings of a connection', () => {
  const [gitops, kubernetes] = exampleTypes.map(type =>
    settingsOf(type.connection_schema, t),
  );
  const kindOf = (field: string) =>
    [...gitops, ...kubernetes].find(setting => setting.field === field)?.kind;

  it('are fields of their kinds, secrets hidden and keys with lines', () => {
    expect(kindOf('connection_config.url')).toBe('text');
    expect(kindOf('connection_config.mode')).toBe('choice');
    expect(kindOf('connection_config.auth.token')).toBe('secret');
    expect(kindOf('connection_config.auth.privateKey')).toBe('lines');
    expect(kindOf('connection_config.destinations')).toBe('code');
    expect(kindOf('connection_config.in_cluster')).toBe('switch');
    expect(kindOf('connection_config.kubeconfig')).toBe('lines');
  });

  it('leave out what was not entered, and keep what is nested together', () => {
    expect(
      toConnectionConfig(gitops, {
        ...emptyDraft(gitops),
        'connection_config.url': ' https://git.example.com/a.git ',
        'connection_config.pollInterval': '30',
        'connection_config.auth.token': 'secret',
        'connection_config.destinations': '{"eu":{"name":"eu"}}',
      }),
    ).toEqual({
      url: 'https://git.example.com/a.git',
      pollInterval: 30,
      auth: { token: 'secret' },
      destinations: { eu: { name: 'eu' } },
    });
  });

  it('say what is missing and what is no JSON', () => {
    expect(
      connectionProblems(
        gitops,
        {
          'connection_config.destinations': '{',
          'connection_config.pollInterval': 'soon',
        },
        t,
      ),
    ).toMatchObject({
      'connection_config.url': 'Enter address.',
      'connection_config.destinations': 'This is not JSON.',
      'connection_config.pollInterval': 'Enter a number.',
      'connection_config.branch': undefined,
    });
  });

  it('are one text where the schema has no properties', () => {
    const settings = settingsOf({ anyOf: [{ type: 'string' }] }, t);
    expect(settings).toHaveLength(1);
    expect(
      toConnectionConfig(settings, { connection_config: '{"a":1}' }),
    ).toEqual({ a: 1 });
  });
});

describe('what the control plane says of a field', () => {
  it('stands at the nearest field above it', () => {
    const thrown = atNearestFields(
      exampleError('validation_error', 'No', [
        { field: 'connection_config.auth.token.0', message: 'is wrong' },
        { field: 'add_environments.1.id', message: 'is gone' },
        { field: 'elsewhere', message: 'is odd' },
      ]),
      { 'connection_config.auth.token': '', environments: [] },
      { add_environments: 'environments' },
    );
    expect(thrown).toBeInstanceOf(ControlPlaneError);
    expect(
      (thrown as ControlPlaneError).details.map(({ field }) => field),
    ).toEqual(['connection_config.auth.token', 'environments', 'elsewhere']);
    expect((thrown as ControlPlaneError).requestId).toBeDefined();
  });
});

describe('a template of names', () => {
  it('has each segment once, and keeps in braces what is not known', () => {
    expect(segmentsOf('{team}-{project}-{team}')).toEqual(['team', 'project']);
    expect(fillTemplate('{team}-{project}', { team: 'pay' })).toBe(
      'pay-{project}',
    );
  });

  it.each([
    ['', 'Enter a template.'],
    ['fixed', 'Name at least one segment in braces, as {team}.'],
    [
      '{team}-{Env}',
      'Segments are lower case letters, digits and underscores in braces.',
    ],
    [
      '{team}_{env}',
      'Between segments stand only lower case letters, digits and hyphens.',
    ],
    ['{team}-{env}', undefined],
  ])('says what is wrong with "%s"', (template, problem) => {
    expect(templateProblem(template, t)).toBe(problem);
  });
});

describe('the answer about a namespace', () => {
  it('says on how many targets it is ready, and whether it is in sync', () => {
    expect(namespaceAnswer(exampleNamespace(), t)).toEqual([
      'ready on 2 targets',
      'in sync',
    ]);
  });

  it('names drift, and what is not ready yet', () => {
    expect(
      namespaceAnswer(
        exampleNamespace({
          drift_status: 'drifted',
          targets: [
            exampleTarget({ drift_status: 'drifted' }),
            exampleTarget({ status: 'failed' }),
          ],
        }),
        t,
      ),
    ).toEqual(['ready on 1 of 2 targets', 'drifted on 1 target']);
  });
});
