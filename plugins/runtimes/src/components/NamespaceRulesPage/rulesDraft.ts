import type {
  NamespaceRules,
  NamespaceRulesWrite,
  ValueRule,
} from '@groundwork/plugin-control-plane-common';
import type { FormProblems } from '@groundwork/plugin-control-plane-react';
import { segmentsOf, templateProblem } from '../../model';
import type { RuntimesWords } from '../../translation';

/** A rule as it is entered. */
export type RuleDraft = {
  required: boolean;
  pattern: string;
  /** With commas between them. */
  values: string;
  description: string;
};

/** What is entered about the rules; the names are those that the control plane uses for what is wrong. */
export type RulesDraft = {
  template: string;
  segments: Record<string, RuleDraft>;
  metadata: { key: string; rule: RuleDraft }[];
};

const KEY = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

/** A rule that asks for nothing but a value where one is needed. */
export function emptyRule(isRequired: boolean): RuleDraft {
  return { required: isRequired, pattern: '', values: '', description: '' };
}

/** The draft of rules. */
export function rulesDraftOf(rules: NamespaceRules): RulesDraft {
  return {
    template: rules.template,
    segments: Object.fromEntries(
      Object.entries(rules.segments).map(([name, rule]) => [
        name,
        ruleDraftOf(rule),
      ]),
    ),
    metadata: Object.entries(rules.metadata).map(([key, rule]) => ({
      key,
      rule: ruleDraftOf(rule),
    })),
  };
}

/** What is wrong with a draft, as far as can be told without the control plane. */
export function rulesProblems(
  draft: RulesDraft,
  t: RuntimesWords,
): FormProblems<RulesDraft> {
  const keys = draft.metadata.map(({ key }) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  return {
    template: templateProblem(draft.template, t),
    metadata: keys.some(key => !KEY.test(key))
      ? t('problems.badKey')
      : twice && t('problems.twice', { key: twice }),
  };
}

/** The rules that a draft describes; rules of parts that the template no longer has are left out. */
export function toRulesWrite(draft: RulesDraft): NamespaceRulesWrite {
  const segments: Record<string, ValueRule> = {};
  for (const name of segmentsOf(draft.template)) {
    const rule = draft.segments[name];
    if (rule && !isPlain(rule)) {
      segments[name] = toRule(rule);
    }
  }
  return {
    template: draft.template.trim(),
    segments,
    metadata: Object.fromEntries(
      draft.metadata.map(({ key, rule }) => [key, toRule(rule)]),
    ),
  };
}

/** The values of a rule as they are entered. */
export function readValues(text: string): string[] {
  return [
    ...new Set(
      text
        .split(',')
        .map(value => value.trim())
        .filter(Boolean),
    ),
  ];
}

function ruleDraftOf(rule: ValueRule): RuleDraft {
  return {
    required: rule.required ?? false,
    pattern: rule.pattern ?? '',
    values: rule.values?.join(', ') ?? '',
    description: rule.description ?? '',
  };
}

/** A segment without a rule is needed, and a DNS label. */
function isPlain(rule: RuleDraft): boolean {
  return (
    rule.required && !rule.pattern && !rule.values.trim() && !rule.description
  );
}

function toRule(rule: RuleDraft): ValueRule {
  const values = readValues(rule.values);
  return {
    required: rule.required,
    ...(rule.pattern && { pattern: rule.pattern }),
    ...(values.length > 0 && { values }),
    ...(rule.description.trim() && { description: rule.description.trim() }),
  };
}
