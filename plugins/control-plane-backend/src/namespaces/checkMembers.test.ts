import { checkMembers } from './checkMembers';

describe('checkMembers', () => {
  it('writes references to people and groups as the catalog does', () => {
    expect(
      checkMembers([
        { identifier: 'User:Default/Ana', type: 'user', role: 'read' },
        { identifier: 'user:ben', type: 'user', role: 'write' },
        {
          identifier: 'group:Team-Payments',
          type: 'identity_group',
          role: 'read_write',
        },
        { identifier: 'Ana@example.com', type: 'user', role: 'read' },
        { identifier: 'oidc:Admins', type: 'identity_group', role: 'read' },
      ]),
    ).toEqual({
      members: [
        { identifier: 'user:default/ana', type: 'user', role: 'read' },
        { identifier: 'user:default/ben', type: 'user', role: 'write' },
        {
          identifier: 'group:default/team-payments',
          type: 'identity_group',
          role: 'read_write',
        },
        { identifier: 'Ana@example.com', type: 'user', role: 'read' },
        { identifier: 'oidc:Admins', type: 'identity_group', role: 'read' },
      ],
      problems: [],
    });
  });

  it('names every member that cannot be one', () => {
    const { problems } = checkMembers([
      { identifier: 'user:default/ana', type: 'user', role: 'read' },
      { identifier: 'user:default/ANA', type: 'user', role: 'write' },
      { identifier: 'group:default/x', type: 'user', role: 'read' },
      { identifier: 'group:a:b', type: 'user', role: 'read' },
      { identifier: 'user:default/x', type: 'identity_group', role: 'read' },
      { identifier: 'system:masters', type: 'identity_group', role: 'read' },
      { identifier: 'System:authenticated', type: 'user', role: 'read' },
    ]);
    expect(problems).toEqual([
      { field: 'members.1.identifier', message: 'is named twice' },
      { field: 'members.2.identifier', message: 'is a group, not a user' },
      { field: 'members.3.identifier', message: 'is a group, not a user' },
      { field: 'members.4.identifier', message: 'is a user, not a group' },
      {
        field: 'members.5.identifier',
        message: 'is a name that runtime environments keep for themselves',
      },
      {
        field: 'members.6.identifier',
        message: 'is a name that runtime environments keep for themselves',
      },
    ]);
  });
});
