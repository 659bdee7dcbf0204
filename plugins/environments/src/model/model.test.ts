import type { Entity } from '@backstage/catalog-model';
import type { EnvironmentStatus } from '@groundwork/plugin-control-plane-common';
import { hoursFromNow } from '@groundwork/plugin-control-plane-react/testUtils';
import {
  englishWords,
  exampleClasses,
  exampleRequest,
  exampleTarget,
} from '../__testUtils__';
import {
  answerParts,
  componentDefaults,
  createUuid,
  lifecycleSteps,
  readProblems,
  sourceOf,
  toRequestBody,
  validateDraft,
  type DraftFields,
} from './index';

const t = englishWords();

const draft: DraftFields = {
  class: 'preview',
  tenant_id: '',
  component_ref: '',
  app: 'checkout',
  team: 'team-web',
  owner: '',
  region: 'us-east-1',
  ttl_hours: 24,
  repository: '',
  revision: '',
  note: '',
  parameters: {},
};

describe('validateDraft', () => {
  const [preview] = exampleClasses;

  it('finds nothing wrong with what the contract accepts', () => {
    expect(validateDraft(draft, preview, t)).toEqual({});
    expect(
      validateDraft(
        {
          ...draft,
          owner: 'team-web',
          repository: 'git@github.com:example/app.git',
          revision: 'feature/checkout-2',
        },
        preview,
        t,
      ),
    ).toEqual({});
  });

  it.each<[keyof DraftFields, string | number, RegExp]>([
    ['app', '', /Name the application/],
    ['app', 'My-App', /lower-case/],
    ['app', '-app', /both ends/],
    ['app', 'a'.repeat(41), /at most 40/],
    ['team', 'a'.repeat(64), /at most 63/],
    ['region', 'mars-1', /Choose a region/],
    ['ttl_hours', 0, /between 1 and 168/],
    ['ttl_hours', 169, /between 1 and 168/],
    ['ttl_hours', 1.5, /between 1 and 168/],
    ['owner', 'team web', /Give a group or user/],
    ['repository', 'ftp://example.com/app', /https:\/\//],
    ['revision', '../main', /branch, tag or commit/],
    ['note', 'a'.repeat(1001), /1,000 characters/],
  ])('refuses %s "%s"', (field, value, message) => {
    const problems = validateDraft({ ...draft, [field]: value }, preview, t);
    expect(Object.keys(problems)).toEqual([field]);
    expect(problems[field]).toMatch(message);
  });

  it('refuses a class that the tenant may not have, with the reason of the control plane', () => {
    expect(
      validateDraft(
        draft,
        {
          ...preview,
          availability: { allowed: false, reason: 'Acme has no entitlement' },
        },
        t,
      ),
    ).toEqual({ tenant_id: 'Acme has no entitlement.' });
  });

  it('wants a class before anything else', () => {
    expect(validateDraft({ ...draft, app: '' }, undefined, t)).toEqual({
      class: 'Choose a class.',
    });
  });
});

it('leaves out what was not given, so that the control plane fills it in', () => {
  expect(toRequestBody(draft, exampleClasses[0])).toEqual({
    app: 'checkout',
    team: 'team-web',
    class: 'preview',
    region: 'us-east-1',
    ttl_hours: 24,
  });
});

it('reads the fields that an answer names, however it writes them', () => {
  expect(
    readProblems([
      { field: '/app', message: 'is taken' },
      { field: 'body.region', message: 'is closed!' },
      { field: 'app', message: 'a second one' },
      { field: 'policy_packs', message: 'has no field here' },
      { field: 'parameters.size', message: 'must be a number' },
      { field: 'parameters.ports.0', message: 'is taken' },
    ]),
  ).toEqual({
    app: 'Is taken.',
    region: 'Is closed!',
    'parameters.size': 'Must be a number.',
    'parameters.ports': 'Is taken.',
  });
});

describe('sourceOf', () => {
  it.each([
    [
      'url:https://github.com/example/app/tree/main/services/api/',
      'https://github.com/example/app',
      'main',
    ],
    [
      'url:https://gitlab.com/group/sub/app/-/tree/v1.2/',
      'https://gitlab.com/group/sub/app',
      'v1.2',
    ],
    [
      'url:https://github.com/example/app',
      'https://github.com/example/app',
      '',
    ],
    ['url:http://github.com/example/app', '', ''],
    ['dir:.', '', ''],
    [undefined, '', ''],
  ])('reads %s', (location, repository, revision) => {
    expect(sourceOf(location)).toEqual({ repository, revision });
  });
});

describe('componentDefaults', () => {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'Payments_API', namespace: 'default' },
    spec: { owner: 'team-payments' },
  };

  it('makes names that the contract accepts', () => {
    expect(componentDefaults(entity)).toMatchObject({
      component_ref: 'component:default/payments_api',
      app: 'payments-api',
      team: 'team-payments',
      owner: 'group:default/team-payments',
    });
  });

  it('takes the owner that the catalog resolved over the one that was written', () => {
    expect(
      componentDefaults({
        ...entity,
        relations: [{ type: 'ownedBy', targetRef: 'user:default/ana' }],
      }),
    ).toMatchObject({ owner: 'user:default/ana', team: 'ana' });
  });
});

it('makes version 4 UUIDs with and without the function of browsers', () => {
  const pattern =
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(createUuid()).toMatch(pattern);
  const original = crypto.randomUUID;
  Object.defineProperty(crypto, 'randomUUID', {
    value: undefined,
    configurable: true,
  });
  try {
    expect(createUuid()).toMatch(pattern);
  } finally {
    Object.defineProperty(crypto, 'randomUUID', {
      value: original,
      configurable: true,
    });
  }
});

describe('answerParts', () => {
  const now = Date.now();

  it.each<[EnvironmentStatus, string[]]>([
    ['pending_approval', ['asked 7 h ago']],
    ['reconciling', ['1 of 1 target ready']],
    ['ready', ['in sync', '18 h left']],
    ['failed', ['6 h ago']],
    ['deprovisioning', ['0 of 1 target removed']],
  ])('says of %s: %s', (status, parts) => {
    const request = exampleRequest({
      status,
      created_at: hoursFromNow(-7.01),
      updated_at: hoursFromNow(-6.01),
      expires_at: hoursFromNow(18.01),
    });
    expect(
      answerParts({ ...request, targets: [exampleTarget(request)] }, now, t),
    ).toEqual(parts);
  });
});

describe('lifecycleSteps', () => {
  const states = (status: EnvironmentStatus, isReady = false) =>
    lifecycleSteps(
      exampleRequest({
        status,
        approval_required: true,
        ready_at: isReady ? hoursFromNow(-1) : undefined,
        votes: [],
      }),
      t,
    ).map(({ title, state }) => `${title}: ${state}`);

  it('ends where a request ended', () => {
    expect(states('rejected')).toEqual(['Requested: done', 'Rejected: failed']);
    expect(states('cancelled')).toEqual(['Requested: done', 'Cancelled: done']);
  });

  it.each<[EnvironmentStatus, boolean, string]>([
    ['pending_approval', false, 'Waiting for approval: current'],
    ['queued', false, 'Queued: current'],
    ['reconciling', false, 'Provisioning: current'],
    ['failed', false, 'Provisioning failed: failed'],
    ['ready', true, 'Ready: done'],
    ['failed', true, 'Ready: failed'],
    ['deprovisioning', true, 'Being removed: current'],
    ['deleted', true, 'Deleted: done'],
  ])('in %s (was ready: %s) has the step "%s"', (status, isReady, step) => {
    expect(states(status, isReady)).toContain(step);
  });
});
