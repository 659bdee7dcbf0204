import type { TenancyWords } from '../../translation';

const REF = /^(user|group):[A-Za-z0-9._-]+\/[A-Za-z0-9._-]+$/;

/** What is wrong with the reference of a member, whether it was typed or chosen. */
export function memberRefProblem(
  ref: string,
  isTyped: boolean,
  t: TenancyWords,
): string | undefined {
  if (ref === '') {
    return isTyped ? t('members.add.noReference') : t('members.add.nobody');
  }
  return REF.test(ref) ? undefined : t('members.add.malformed');
}
