import fc from 'fast-check';
import type { NamespaceWithMembers } from './namespaceResourceRef';
import { isNamespaceMember } from './namespaceRules';

const ref = fc.constantFrom(
  'user:default/ana',
  'User:Default/Ana',
  'group:default/one',
  'GROUP:default/One',
  'ana',
  'Ana',
  '',
);
const role = fc.constantFrom(
  'read' as const,
  'write' as const,
  'read_write' as const,
);

describe('IS_NAMESPACE_MEMBER', () => {
  const apply = (kept: string, asked: string) =>
    isNamespaceMember.apply(
      {
        id: '1',
        composite_name: 'one',
        created_by: 'x',
        members: [{ ref: kept, role: 'read' }],
      },
      { members: [asked], roles: ['read'] },
    );

  it('knows references of the catalog in any case', () => {
    expect(apply('user:default/ana', 'User:default/Ana')).toBe(true);
  });

  it('tells subjects apart that differ in their case alone', () => {
    expect(apply('ana', 'Ana')).toBe(false);
    expect(apply('Ana', 'Ana')).toBe(true);
  });

  it('has the database find just what it allows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ ref, role }), { maxLength: 3 }),
        fc.array(ref, { maxLength: 3 }),
        fc.array(role, { maxLength: 2 }),
        (members, asked, roles) => {
          // As the database has them.
          const kept = members.map(member => ({
            ...member,
            ref: /^(user|group):/i.test(member.ref)
              ? member.ref.toLowerCase()
              : member.ref,
          }));
          const namespace = { members: kept } as NamespaceWithMembers;
          const query = isNamespaceMember.toQuery({ members: asked, roles });
          const isFound =
            'member_refs' in query &&
            kept.some(
              member =>
                query.member_refs.includes(member.ref) &&
                query.roles.includes(member.role),
            );
          expect(
            isNamespaceMember.apply(namespace, { members: asked, roles }),
          ).toBe(isFound);
        },
      ),
    );
  });
});
