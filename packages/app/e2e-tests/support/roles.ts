/** Somebody of each role, all of them of the search team. */
export const peopleByRole = {
  viewer: 'Vic Tanaka',
  requester: 'Rui Costa',
  approver: 'Cat Moreau',
  admin: 'Ada Lindqvist',
} as const;

/** What somebody may do in the example portal. */
export type Role = keyof typeof peopleByRole;

/** All roles, by how much they may do. */
export const roles = Object.keys(peopleByRole) as Role[];
