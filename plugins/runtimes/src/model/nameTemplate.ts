import type { ValueRule } from '@groundwork/plugin-control-plane-common';
import type { RuntimesWords } from '../translation';

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
export function templateProblem(
  template: string,
  t: RuntimesWords,
): string | undefined {
  if (template.trim() === '') {
    return t('rules.enterTemplate');
  }
  if (segmentsOf(template).length === 0) {
    return t('rules.noSegment');
  }
  const rest = template.replaceAll(SEGMENT, '');
  if (/[{}]/.test(rest)) {
    return t('rules.badSegment');
  }
  return /^[a-z0-9-]*$/.test(rest) ? undefined : t('rules.badBetween');
}

/** A rule in words, as `one of dev, prod` or `matches ^[a-z]+$`; empty when anything will do. */
export function ruleWords(
  rule: ValueRule | undefined,
  t: RuntimesWords,
): string {
  const values = rule?.values?.join(', ');
  const pattern = rule?.pattern;
  if (values && pattern) {
    return t('rules.oneOfAndMatches', { values, pattern });
  }
  if (values) {
    return t('rules.oneOf', { values });
  }
  return pattern ? t('rules.matches', { pattern }) : '';
}

/** A value that satisfies a rule as far as its values tell, for examples. */
export function exampleValue(
  name: string,
  rule: ValueRule | undefined,
): string {
  return rule?.values?.[0] ?? name.replaceAll('_', '-');
}
