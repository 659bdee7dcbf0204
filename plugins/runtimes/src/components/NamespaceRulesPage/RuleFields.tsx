import { Switch, TextField } from '@backstage/ui';
import { useRuntimesWords } from '../../translation';
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
  const { t } = useRuntimesWords();
  const text = (field: 'values' | 'pattern' | 'description') => ({
    value: rule[field],
    onChange: (value: string) => onChange({ ...rule, [field]: value }),
    autoComplete: 'off',
  });
  return (
    <div
      className={styles.rule}
      role="group"
      aria-label={t('rules.ruleOf', { name })}
    >
      <Switch
        label={t('rules.needed')}
        isSelected={rule.required}
        onChange={required => onChange({ ...rule, required })}
      />
      <TextField
        label={t('rules.values')}
        description={t('rules.valuesDescription')}
        spellCheck="false"
        {...text('values')}
      />
      <TextField
        label={t('rules.pattern')}
        description={t('rules.patternDescription')}
        spellCheck="false"
        {...text('pattern')}
      />
      <TextField label={t('rules.whatPeopleRead')} {...text('description')} />
    </div>
  );
}
