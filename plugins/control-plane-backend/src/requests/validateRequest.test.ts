import type {
  CreateEnvironmentRequest,
  EnvironmentClass,
} from '@groundwork/plugin-control-plane-common';
import fc from 'fast-check';
import { ValidationError, type FieldProblem } from '../http/errors';
import { validateRequest } from './validateRequest';

const preview: EnvironmentClass = {
  name: 'preview',
  title: 'Preview',
  description: '',
  ttl_hours_default: 24,
  ttl_hours_max: 168,
  extension_hours_max: 24,
  lifetime_hours_max: 168,
  quota_profile: 'small',
  quota: {
    cpu: '2',
    memory: '4Gi',
    storage: '20Gi',
    pods: 20,
    load_balancers: 0,
  },
  policy_packs: [],
  estimated_monthly_cost_usd: 40,
  regions: ['us-east-1', 'eu-central-1'],
  runtimes: ['memory'],
  approval_required: false,
};
const body: CreateEnvironmentRequest = {
  app: 'payments-api',
  team: 'team-payments',
  class: 'preview',
  region: 'us-east-1',
};

const classes = new Map([[preview.name, preview]]);
const validate = (change: Partial<CreateEnvironmentRequest> = {}) =>
  validateRequest(
    { ...body, ...change },
    classes.get(change.class ?? body.class),
  );

function problemsOf(change: Partial<CreateEnvironmentRequest>): FieldProblem[] {
  try {
    validate(change);
    return [];
  } catch (error) {
    return error instanceof ValidationError ? error.details : [];
  }
}

describe('validateRequest', () => {
  it('fills in the defaults', () => {
    expect(validate()).toMatchObject({
      class: preview,
      ttl_hours: 24,
      owner: 'group:default/team-payments',
      repository: '',
      revision: '',
    });
  });

  it('takes a lifetime within the class, and none beyond it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 87_600 }), ttl_hours => {
        const fields = problemsOf({ ttl_hours }).map(({ field }) => field);
        expect(fields).toEqual(ttl_hours <= 168 ? [] : ['ttl_hours']);
      }),
    );
  });

  it('takes a region of the class, and no other', () => {
    expect(problemsOf({ region: 'eu-central-1' })).toEqual([]);
    expect(problemsOf({ region: 'mars-1' })).toEqual([
      {
        field: 'region',
        message: 'Preview is available in us-east-1, eu-central-1',
      },
    ]);
  });

  it.each(['tiny', '__proto__', 'constructor', 'toString'])(
    'knows no class %s',
    name => {
      expect(problemsOf({ class: name })).toEqual([
        { field: 'class', message: `there is no class '${name}'` },
      ]);
    },
  );

  it('names every field that is wrong at once', () => {
    expect(
      problemsOf({ region: 'mars-1', ttl_hours: 1_000, owner: ':' }).map(
        ({ field }) => field,
      ),
    ).toEqual(['region', 'ttl_hours', 'owner']);
  });

  it.each([
    ['team-search', 'group:default/team-search'],
    ['user:default/ana', 'user:default/ana'],
    ['Group:Default/Team-Search', 'group:default/team-search'],
    ['other/team', 'group:other/team'],
  ])('reads the owner %s as %s', (owner, expected) => {
    expect(validate({ owner }).owner).toBe(expected);
  });

  it('writes the component as the catalog does, so that both are found by it', () => {
    expect(
      validate({ component_ref: 'component:default/Payments-API' })
        .component_ref,
    ).toBe('component:default/payments-api');
    expect(validate().component_ref).toBeUndefined();
  });
});
