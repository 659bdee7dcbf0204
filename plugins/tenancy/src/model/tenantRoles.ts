import {
  tenantRoles,
  type TenantRole,
} from '@groundwork/plugin-control-plane-common';

/** What a role is called and what it lets people and machines do. */
export const tenantRoleWords: Readonly<
  Record<TenantRole, { title: string; description: string }>
> = {
  viewer: {
    title: 'Viewer',
    description: 'Sees the tenant and everything that belongs to it.',
  },
  developer: {
    title: 'Developer',
    description:
      'Also changes projects and API keys, asks for products and requests environments.',
  },
  admin: {
    title: 'Admin',
    description:
      'Also decides who acts for the tenant: members, service accounts and their tokens.',
  },
};

/** The roles as options, weakest first. */
export const tenantRoleOptions = tenantRoles.map(role => ({
  id: role,
  label: tenantRoleWords[role].title,
  description: tenantRoleWords[role].description,
}));
