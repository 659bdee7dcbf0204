import type { ValueRule } from '@groundwork/plugin-control-plane-common';

const SEGMENT = /\{([a-z][a-z0-9_]*)\}/g;

/** The segments of a template in their order, each once. */
export function segmentsOf(template: string): string[] {
  return [
    ...new Set([...template.matchAll(SEGMENT)].map(([, segment]) => segment)),
  ];
}

/** A template with what is known of its segments; the others stay in braces. */
export function fillTemplate(
  template: string,
  components: Record<string, string>,
): string {
  return template.replaceAll(
    SEGMENT,
    (braces, segment: string) => components[segment] || braces,
  );
}

/** What is wrong with a template, as far as can be told without the control plane. */
export function templateProblem(template: string): string | undefined {
  if (template.trim() === '') {
    return 'Enter a template.';
  }
  if (segmentsOf(template).length === 0) {
    return 'Name at least one segment in braces, as {team}.';
  }
  const rest = template.replaceAll(SEGMENT, '');
  if (/[{}]/.test(rest)) {
    return 'Segments are lower case letters, digits and underscores in braces.';
  }
  return /^[a-z0-9-]*$/.test(rest)
    ? undefined
    : 'Between segments stand only lower case letters, digits and hyphens.';
}

/** A rule in words, as `one of dev, prod` or `matches ^[a-z]+$`; empty when anything will do. */
export function ruleWords(rule: ValueRule | undefined): string {
  const parts = [
    rule?.values && `one of ${rule.values.join(', ')}`,
    rule?.pattern && `matches ${rule.pattern}`,
  ].filter(Boolean);
  return parts.join(', and ');
}

/** A value that satisfies a rule as far as its values tell, for examples. */
export function exampleValue(
  name: string,
  rule: ValueRule | undefined,
): string {
  return rule?.values?.[0] ?? name.replaceAll('_', '-');
}
