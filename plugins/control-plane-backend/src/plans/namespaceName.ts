/**
 * The name of an environment's namespace: `<app>-<class>-<first 8 of the id>`, always a DNS label. The class is cut
 * where the whole would be longer than 63 characters.
 */
export function namespaceName(options: {
  app: string;
  class: string;
  id: string;
}): string {
  const suffix = `-${options.id.slice(0, 8)}`;
  const stem = `${options.app}-${options.class}`
    .slice(0, 63 - suffix.length)
    .replace(/-+$/, '');
  return `${stem}${suffix}`;
}
