/**
 * Everybody who calls in the tests that go over all operations:
 *
 * - of the control plane: `ada` administers, `vic` looks, `ben` approves, `pat` is the service of a product, `ana` and
 *   `rui` request environments for different teams, `tom` for the team of Ana, `nobody` has no role,
 * - of tenant A: `amy` administers, `dan` develops, `val` looks, `sam` is a service account that develops,
 * - of tenant B: the same with `bea`, `bob`, `bev` and `sid`,
 * - `gus` is a person of Backstage to whom an installed policy shows tenants, and nothing of what they have.
 */
export const actors = [
  'ada',
  'vic',
  'ben',
  'pat',
  'ana',
  'tom',
  'rui',
  'nobody',
  'amy',
  'dan',
  'val',
  'sam',
  'bea',
  'bob',
  'bev',
  'sid',
  'gus',
] as const;

/** One of {@link actors}. */
export type Actor = (typeof actors)[number];

/** Those of tenant B, and others who have nothing to do with tenant A. */
export const strangers: readonly Actor[] = [
  'bea',
  'bob',
  'bev',
  'sid',
  'rui',
  'nobody',
];

/** Who may read tenant A. */
export const readersOfTenant: readonly Actor[] = [
  'ada',
  'vic',
  'ben',
  'pat',
  'amy',
  'dan',
  'val',
  'sam',
  'gus',
];

/** Actors of the first list that are not in the second. */
export function without(
  all: readonly Actor[],
  ...others: readonly Actor[]
): readonly Actor[] {
  return all.filter(actor => !others.includes(actor));
}
