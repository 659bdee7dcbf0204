import { kinds } from '../client';

/** A right that the credentials need in the whole cluster. */
export type Right = {
  verb: string;
  group: string;
  resource: string;
};

const verbs = ['get', 'list', 'watch', 'create', 'patch', 'delete'];

/** Everything that the adapter does, as rights. */
export const neededRights: readonly Right[] = kinds.flatMap(
  ({ group, resource }) => verbs.map(verb => ({ verb, group, resource })),
);

type Rule = { verbs?: string[]; apiGroups?: string[]; resources?: string[] };

/** The rights that no rule gives for all objects. */
export function rightsWithout(rules: unknown): Right[] {
  const given: Rule[] = Array.isArray(rules) ? rules : [];
  return neededRights.filter(right => !given.some(rule => gives(rule, right)));
}

function gives(rule: Rule & { resourceNames?: string[] }, right: Right) {
  const has = (list: string[] | undefined, wanted: string) =>
    list?.some(item => item === '*' || item === wanted) ?? false;
  return (
    !rule.resourceNames?.length &&
    has(rule.verbs, right.verb) &&
    has(rule.apiGroups, right.group) &&
    has(rule.resources, right.resource)
  );
}
