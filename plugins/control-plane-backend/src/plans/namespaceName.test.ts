import fc from 'fast-check';
import {
  defaultNameTemplate,
  namespaceName,
  problemOfNameTemplate,
} from './namespaceName';

const dnsLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const anyLabel = (lengthMax: number) =>
  fc.stringMatching(
    new RegExp(`^[a-z0-9]([-a-z0-9]{0,${lengthMax - 2}}[a-z0-9])?$`),
  );
const parts = {
  app: 'payments-api',
  team: 'team-payments',
  class: 'preview',
  region: 'us-east-1',
  id: '0a1b2c3d-1111-4111-8111-111111111111',
};

describe('namespaceName', () => {
  it('reads as app, class and the beginning of the id unless the class says otherwise', () => {
    expect(namespaceName(defaultNameTemplate, parts)).toBe(
      'payments-api-preview-0a1b2c3d',
    );
    expect(namespaceName('x-{team}-{region}-{app}', parts)).toBe(
      'x-team-payments-us-east-1-payments-api',
    );
    expect(namespaceName('{id}', parts)).toBe('0a1b2c3d');
  });

  it('is a DNS label with the whole app and id for everything that the contract and the configuration take', () => {
    fc.assert(
      fc.property(anyLabel(40), anyLabel(63), fc.uuid(), (app, name, id) => {
        const namespace = namespaceName(defaultNameTemplate, {
          ...parts,
          app,
          class: name,
          id,
        });
        expect(namespace).toMatch(dnsLabel);
        expect(namespace.endsWith(`-${id.slice(0, 8)}`)).toBe(true);
        expect(namespace.startsWith(app)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('does not end in two hyphens where the cut falls on one', () => {
    expect(
      namespaceName(defaultNameTemplate, {
        ...parts,
        app: 'a'.repeat(40),
        class: `${'b'.repeat(12)}-c`,
      }),
    ).toBe(`${'a'.repeat(40)}-${'b'.repeat(12)}-0a1b2c3d`);
  });

  it('cuts the class first, then the region and the team, and the app last', () => {
    expect(
      namespaceName('{app}-{team}-{class}-{id}', {
        ...parts,
        app: 'a'.repeat(40),
        team: 't'.repeat(30),
        class: 'c'.repeat(30),
      }),
    ).toBe(`${'a'.repeat(40)}-${'t'.repeat(11)}-c-0a1b2c3d`);
  });

  it('is a DNS label for every template that is accepted', () => {
    const piece = fc.oneof(
      fc.constantFrom('{app}', '{team}', '{class}', '{region}', '{id}', '-'),
      anyLabel(20),
    );
    fc.assert(
      fc.property(
        fc
          .array(piece, { minLength: 1, maxLength: 8 })
          .map(pieces => pieces.join(''))
          .filter(template => problemOfNameTemplate(template) === undefined),
        fc.record({
          app: anyLabel(40),
          team: anyLabel(63),
          class: anyLabel(63),
          region: anyLabel(63),
          id: fc.uuid(),
        }),
        (template, values) => {
          expect(namespaceName(template, values)).toMatch(dnsLabel);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('problemOfNameTemplate', () => {
  it.each([
    '{app}-{class}-{id}',
    '{id}',
    'fixed',
    '{team}{team}',
    `{id}${'x'.repeat(55)}`,
  ])('takes %p', template => {
    expect(problemOfNameTemplate(template)).toBeUndefined();
  });

  it.each([
    ['-{app}', 'hyphen'],
    ['{app}-', 'hyphen'],
    ['{app}_{id}', 'must be lower-case'],
    ['{App}', 'must be lower-case'],
    ['{user}', 'must be lower-case'],
    ['', 'must be lower-case'],
    [`{id}${'x'.repeat(56)}`, 'no room'],
    ['{id}'.repeat(8), 'no room'],
  ])('refuses %p', (template, message) => {
    expect(problemOfNameTemplate(template)).toContain(message);
  });
});
