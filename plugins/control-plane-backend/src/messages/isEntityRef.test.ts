import { isEntityRef } from './isEntityRef';

describe('isEntityRef', () => {
  it.each(['user:default/ana', 'group:default/team-payments'])(
    'takes %s for somebody who can be told',
    id => {
      expect(isEntityRef(id)).toBe(true);
    },
  );

  it.each([
    'system',
    'plugin:catalog',
    'external:ci',
    'ana',
    'service-account:acme/ci',
  ])('knows that %s cannot be told', id => {
    expect(isEntityRef(id)).toBe(false);
  });
});
