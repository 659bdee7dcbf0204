/**
 * Turns lists of references into sets, each list once: a rule is applied to every row of a page with the same parameters,
 * which can be the thousand groups of somebody.
 */
export function rememberSet(
  normalize: (ref: string) => string,
): (refs: readonly string[]) => ReadonlySet<string> {
  const known = new WeakMap<readonly string[], ReadonlySet<string>>();
  return refs => {
    const found = known.get(refs) ?? new Set(refs.map(normalize));
    known.set(refs, found);
    return found;
  };
}
