import fc from 'fast-check';
import { createVerifier } from '../__testUtils__';
import { checkMembers } from '../namespaces/checkMembers';
import { createMemberRefs } from './memberRef';

const identity = (userEntityRef?: string) => {
  const tokens = createVerifier({
    hs256: { secret: 'secret', ...(userEntityRef && { userEntityRef }) },
  });
  return createMemberRefs({
    refOfSubject: subject => tokens.refOfSubject(subject),
    refOfGroup: group => tokens.refOfGroup(group),
  });
};

describe('references of members', () => {
  it.each<[string, 'user' | 'identity_group', string]>([
    ['user:default/ana', 'user', 'user:default/ana'],
    ['ana', 'user', 'user:default/ana'],
    ['ana@example.com', 'user', 'ana@example.com'],
    [
      'group:default/team-payments',
      'identity_group',
      'group:default/team-payments',
    ],
    ['Team-Payments', 'identity_group', 'group:default/team-payments'],
    ['oidc:admins/x', 'identity_group', 'group:oidc:admins/x'],
  ])('of %s, a %s, are those of the token: %s', (identifier, type, ref) => {
    expect(identity('user:default/{sub}')({ identifier, type })).toBe(ref);
  });

  it('leaves subjects what they are where nothing maps them, as two may differ in their case alone', () => {
    expect(identity()({ identifier: 'Ana', type: 'user' })).toBe('Ana');
  });

  it('never takes a group for a person, nor a person for a group', () => {
    const refOf = identity('user:default/{sub}');
    const identifier = fc
      .tuple(
        fc.constantFrom('', 'user:', 'group:', 'Group:', 'group:default/', ':'),
        fc.string({ minLength: 1, maxLength: 100 }),
      )
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(
        identifier,
        fc.constantFrom('user' as const, 'identity_group' as const),
        (text, type) => {
          const { members, problems } = checkMembers([
            { identifier: text, type, role: 'read' },
          ]);
          fc.pre(problems.length === 0);
          expect(refOf(members[0]).startsWith('group:')).toBe(
            type === 'identity_group',
          );
        },
      ),
    );
  });
});
