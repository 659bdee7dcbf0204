import { Switch, TextField } from '@backstage/ui';
import type { RuleDraft } from './rulesDraft';
import styles from './NamespaceRulesPage.module.css';

/** Props of {@link RuleFields}. */
export type RuleFieldsProps = {
  /** Whose rule it is, for screen readers. */
  name: string;
  rule: RuleDraft;
  onChange: (rule: RuleDraft) => void;
};

/** What a text has to be. */
export function RuleFields(props: RuleFieldsProps) {
  const { name, rule, onChange } = props;
  const text = (field: 'values' | 'pattern' | 'description') => ({
    value: rule[field],
    onChange: (value: string) => onChange({ ...rule, [field]: value }),
    autoComplete: 'off',
  });
  return (
    <div className={styles.rule} role="group" aria-label={`Rule of ${name}`}>
      <Switch
        label="Needed"
        isSelected={rule.required}
        onChange={required => onChange({ ...rule, required })}
      />
      <TextField
        label="Values"
        description="With commas between them. Anything when empty."
        spellCheck="false"
        {...text('values')}
      />
      <TextField
        label="Pattern"
        description="A regular expression for the whole text."
        spellCheck="false"
        {...text('pattern')}
      />
      <TextField label="What people read" {...text('description')} />
    </div>
  );
}
