import fc from 'fast-check';
import { namespaceName } from './namespaceName';

const dnsLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const anyLabel = (lengthMax: number) =>
  fc.stringMatching(
    new RegExp(`^[a-z0-9]([-a-z0-9]{0,${lengthMax - 2}}[a-z0-9])?$`),
  );

describe('namespaceName', () => {
  it('reads as app, class and the beginning of the id', () => {
    expect(
      namespaceName({
        app: 'payments-api',
        class: 'preview',
        id: '0a1b2c3d-1111-4111-8111-111111111111',
      }),
    ).toBe('payments-api-preview-0a1b2c3d');
  });

  it('is a DNS label for every app and class that the contract and the configuration take', () => {
    fc.assert(
      fc.property(anyLabel(40), anyLabel(63), fc.uuid(), (app, name, id) => {
        const namespace = namespaceName({ app, class: name, id });
        expect(namespace).toMatch(dnsLabel);
        expect(namespace.endsWith(`-${id.slice(0, 8)}`)).toBe(true);
        expect(namespace.startsWith(app)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('does not end in two hyphens where the cut falls on one', () => {
    expect(
      namespaceName({
        app: 'a'.repeat(40),
        class: `${'b'.repeat(12)}-c`,
        id: '0a1b2c3d-1111-4111-8111-111111111111',
      }),
    ).toBe(`${'a'.repeat(40)}-${'b'.repeat(12)}-0a1b2c3d`);
  });
});
