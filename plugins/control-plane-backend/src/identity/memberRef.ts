/** Whom a namespace names as a member. */
export type NamedMember = {
  identifier: string;
  type: 'user' | 'identity_group';
};

const entityRef = /^(user|group):(?:([A-Za-z0-9._-]+)\/)?([A-Za-z0-9._-]+)$/i;

/**
 * An identifier as it is kept: references to people and groups of the catalog whole and in lower case, as the catalog writes
 * them; any other name as it was given, as the runtime environments know it so.
 */
export function toMemberIdentifier(identifier: string): string {
  const match = entityRef.exec(identifier);
  if (!match) {
    return identifier;
  }
  const [, kind, namespace = 'default', name] = match;
  return `${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US');
}

/** Finds the references that callers have, of whom namespaces name. */
export type MemberRefs = (member: NamedMember) => string;

/**
 * Makes {@link MemberRefs}. A name that is no entity reference is one of a token: it means whoever a token with this subject, or
 * this group, means. Groups are always `group:…`, and people never are, so that neither is taken for the other.
 *
 * @param ofToken - the references of callers with such a subject or group in their token
 */
export function createMemberRefs(ofToken: {
  refOfSubject: (subject: string) => string | undefined;
  refOfGroup: (group: string) => string | undefined;
}): MemberRefs {
  return ({ identifier, type }) => {
    if (entityRef.test(identifier)) {
      return identifier;
    }
    return type === 'identity_group'
      ? (fitting(ofToken.refOfGroup(identifier)) ?? `group:${identifier}`)
      : (fitting(ofToken.refOfSubject(identifier)) ?? identifier);
  };
}

/** What fits where references are kept. */
function fitting(ref: string | undefined): string | undefined {
  return ref && ref.length <= 255 ? ref : undefined;
}
