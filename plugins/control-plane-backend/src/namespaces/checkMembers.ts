import type {
  NamespaceMember,
  NamespaceMemberWrite,
} from '@groundwork/plugin-control-plane-common';
import type { FieldProblem } from '../http/errors';
import { toMemberIdentifier } from '../identity/memberRef';

/** Members as they are kept. */
export type CheckedMember = Omit<NamespaceMember, 'id' | 'warning'>;

/** Writes entity references as the catalog does, and says what is wrong with members. */
export function checkMembers(given: readonly NamespaceMemberWrite[]): {
  members: CheckedMember[];
  problems: FieldProblem[];
} {
  const problems: FieldProblem[] = [];
  const known = new Set<string>();
  const members = given.map(({ identifier, type, role }, index) => {
    const member = { identifier: toMemberIdentifier(identifier), type, role };
    const message =
      problemOfIdentifier(member) ??
      (known.has(`${type} ${member.identifier}`)
        ? 'is named twice'
        : undefined);
    known.add(`${type} ${member.identifier}`);
    if (message !== undefined) {
      problems.push({ field: `members.${index}.identifier`, message });
    }
    return member;
  });
  return { members, problems };
}

const kinds = { user: 'user', identity_group: 'group' } as const;

function problemOfIdentifier({
  identifier,
  type,
}: CheckedMember): string | undefined {
  if (/^system:/i.test(identifier)) {
    return 'is a name that runtime environments keep for themselves';
  }
  const kind = /^(user|group):/i.exec(identifier)?.[1].toLowerCase();
  return kind !== undefined && kind !== kinds[type]
    ? `is a ${kind}, not a ${kinds[type]}`
    : undefined;
}
