import type { NamespaceRules } from '@groundwork/plugin-control-plane-common';
import type { FieldProblem } from '../http/errors';
import { parseNameTemplate, type NameTemplate } from './nameTemplate';
import { problemOfPattern, type ValueRule } from './ValueRule';

/** Rules as they are written. */
export type WrittenRules = Pick<
  NamespaceRules,
  'template' | 'segments' | 'metadata'
>;

/** Rules that can be applied. */
export type NamespaceRuleSet = {
  template: NameTemplate;
  /** By segment. */
  segments: ReadonlyMap<string, ValueRule>;
  /** By key. */
  metadata: ReadonlyMap<string, ValueRule>;
};

/** Rules where nobody has written any. */
export const defaultRules: WrittenRules = {
  template: '{team}-{project}-{env}',
  segments: {},
  metadata: {},
};

const inNames = /^[a-z0-9-]+$/;

/** Reads rules, or says everything that is wrong with them, by field. */
export function readRules(
  rules: WrittenRules,
): { rules: NamespaceRuleSet } | { problems: FieldProblem[] } {
  const template = parseNameTemplate(rules.template);
  const problems: FieldProblem[] = [];
  const report = (field: string, message: string | undefined) => {
    if (message !== undefined) {
      problems.push({ field, message });
    }
  };
  if ('problem' in template) {
    report('template', template.problem);
  }
  for (const [name, rule] of Object.entries(rules.segments)) {
    const field = `segments.${name}`;
    if (!('problem' in template) && !template.segments.includes(name)) {
      report(field, `is no segment of ${template.text}`);
    }
    reportRule(field, rule, report);
    for (const [index, value] of (rule.values ?? []).entries()) {
      report(
        `${field}.values.${index}`,
        inNames.test(value)
          ? undefined
          : 'may only have lower-case letters, digits and hyphens, as it becomes part of a name',
      );
    }
  }
  for (const [key, rule] of Object.entries(rules.metadata)) {
    reportRule(`metadata.${key}`, rule, report);
  }
  if ('problem' in template || problems.length > 0) {
    return { problems };
  }
  return {
    rules: {
      template,
      segments: new Map(Object.entries(rules.segments)),
      metadata: new Map(Object.entries(rules.metadata)),
    },
  };
}

function reportRule(
  field: string,
  { pattern }: ValueRule,
  report: (field: string, message: string | undefined) => void,
): void {
  if (pattern !== undefined) {
    report(`${field}.pattern`, problemOfPattern(pattern));
  }
}
