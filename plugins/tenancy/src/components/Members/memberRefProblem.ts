const REF = /^(user|group):[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/;

/** What is wrong with the reference of a member, whether it was typed or chosen. */
export function memberRefProblem(
  ref: string,
  isTyped: boolean,
): string | undefined {
  if (ref === '') {
    return isTyped ? 'Enter a reference.' : 'Choose a person or a group.';
  }
  return REF.test(ref)
    ? undefined
    : 'Write it as user:default/name or group:default/name.';
}
