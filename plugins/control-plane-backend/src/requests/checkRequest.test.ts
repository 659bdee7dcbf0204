import type {
  CreateEnvironmentRequest,
  EnvironmentClass,
} from '@groundwork/plugin-control-plane-common';
import fc from 'fast-check';
import { aClass } from '../__testUtils__/aClass';
import { checkRequest } from './checkRequest';

const preview = aClass();
const body: CreateEnvironmentRequest = {
  app: 'payments-api',
  team: 'team-payments',
  class: 'preview',
  region: 'us-east-1',
};

const classes = new Map([[preview.name, preview]]);
const check = (
  change: Partial<CreateEnvironmentRequest> = {},
  environmentClass: EnvironmentClass | undefined = classes.get(
    change.class ?? body.class,
  ),
) => checkRequest({ ...body, ...change }, environmentClass);
const problemsOf = (
  change: Partial<CreateEnvironmentRequest>,
  environmentClass?: EnvironmentClass,
) => check(change, environmentClass).problems;

describe('checkRequest', () => {
  it('fills in the defaults', () => {
    expect(check()).toMatchObject({
      problems: [],
      request: {
        class: preview,
        ttl_hours: 24,
        owner: 'group:default/team-payments',
        repository: '',
        revision: '',
      },
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
      problemsOf({
        region: 'mars-1',
        ttl_hours: 1_000,
        owner: ':',
        parameters: { size: 'large' },
      }).map(({ field }) => field),
    ).toEqual(['owner', 'region', 'ttl_hours', 'parameters']);
  });

  it.each([
    ['team-search', 'group:default/team-search'],
    ['user:default/ana', 'user:default/ana'],
    ['Group:Default/Team-Search', 'group:default/team-search'],
    ['other/team', 'group:other/team'],
  ])('reads the owner %s as %s', (owner, expected) => {
    expect(check({ owner }).request?.owner).toBe(expected);
  });

  it('writes the component as the catalog does, so that both are found by it', () => {
    expect(
      check({ component_ref: 'component:default/Payments-API' }).request
        ?.component_ref,
    ).toBe('component:default/payments-api');
    expect(check().request?.component_ref).toBeUndefined();
  });

  describe('parameters', () => {
    const sized = aClass({
      parameters_schema: {
        type: 'object',
        properties: {
          size: { type: 'string', enum: ['small', 'large'], default: 'small' },
          replicas: { type: 'integer', maximum: 3 },
        },
      },
    });

    it('are those that the schema of the class takes, each wrong one named', () => {
      expect(
        problemsOf({ parameters: { size: 'huge', replicas: 9 } }, sized).map(
          ({ field }) => field,
        ),
      ).toEqual(['parameters.size', 'parameters.replicas']);
      expect(
        problemsOf({ parameters: { color: 'red' } }, sized).map(
          ({ field }) => field,
        ),
      ).toEqual(['parameters.color']);
    });

    it('have the defaults of the schema', () => {
      expect(
        check({ parameters: { replicas: 2 } }, sized).request?.parameters,
      ).toEqual({ size: 'small', replicas: 2 });
      expect(check({}, sized).request?.parameters).toEqual({ size: 'small' });
    });

    it('are none where the class has no schema', () => {
      expect(problemsOf({ parameters: { size: 'small' } })).toEqual([
        { field: 'parameters', message: 'Preview takes none' },
      ]);
      expect(problemsOf({ parameters: {} })).toEqual([]);
    });
  });

  it('takes nothing for a class whose environments could go nowhere', () => {
    expect(
      problemsOf({}, aClass({ runtimes: [] })).map(({ field }) => field),
    ).toEqual(['class']);
  });
});
