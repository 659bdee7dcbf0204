/** Entity references as the catalog writes them; the subjects of machines are what they are, as two may differ in their case alone. */
export function toMemberRef(ref: string): string {
  return /^(user|group):/i.test(ref) ? ref.toLocaleLowerCase('en-US') : ref;
}
