/**
 * What a person may do, weakest first. The control plane gives the same names their meaning.
 *
 * @public
 */
export type Role = 'viewer' | 'requester' | 'approver' | 'admin';

/** A team or another circle of people. @public */
export interface Group {
  /** Name of the catalog's Group entity and value in the `groups` claim. */
  name: string;
  /** Name for readers. */
  title: string;
  /** `team` where people work, `role` for what they are allowed to do. */
  type: 'team' | 'role';
}

/** Somebody who can sign in with one click. @public */
export interface Person {
  /** Subject of the tokens and name of the catalog's User entity. */
  sub: string;
  /** Name for readers. */
  name: string;
  /** Role in the control plane. */
  role: Role;
  /** Names of the {@link Group}s that the person is in, the team among them. */
  groups: readonly string[];
}

/** A program that signs in with a client id and a secret. @public */
export interface Machine {
  /** Client id, and subject of the tokens. */
  sub: string;
  /** Name for readers. */
  name: string;
  /** Role in the control plane. */
  role: Role;
}

/** Every group of the example organisation. @public */
export const groups: readonly Group[] = [
  { name: 'team-payments', title: 'Payments', type: 'team' },
  { name: 'team-search', title: 'Search', type: 'team' },
  { name: 'team-platform', title: 'Platform', type: 'team' },
  { name: 'platform-approvers', title: 'Platform approvers', type: 'role' },
  { name: 'platform-admins', title: 'Platform admins', type: 'role' },
];

/** Everybody in the example organisation, in the order of the sign-in page. @public */
export const people: readonly Person[] = [
  {
    sub: 'ana',
    name: 'Ana Ruiz',
    role: 'requester',
    groups: ['team-payments'],
  },
  {
    sub: 'ben',
    name: 'Ben Okafor',
    role: 'approver',
    groups: ['platform-approvers', 'team-platform'],
  },
  {
    sub: 'cat',
    name: 'Cat Moreau',
    role: 'approver',
    groups: ['platform-approvers', 'team-search'],
  },
  {
    sub: 'ada',
    name: 'Ada Lindqvist',
    role: 'admin',
    groups: ['platform-admins', 'team-platform'],
  },
  {
    sub: 'vic',
    name: 'Vic Tanaka',
    role: 'viewer',
    groups: ['team-search'],
  },
  {
    sub: 'rui',
    name: 'Rui Costa',
    role: 'requester',
    groups: ['team-search'],
  },
];

/** The programs that may ask for a token of their own. @public */
export const machines: readonly Machine[] = [
  { sub: 'ci-bot', name: 'Build pipeline', role: 'requester' },
];

/** The address that a person's tokens and catalog entity carry. @public */
export function emailOf(person: Pick<Person, 'sub'>): string {
  return `${person.sub}@example.com`;
}
