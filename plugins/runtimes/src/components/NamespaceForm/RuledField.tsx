import { Select, TextField } from '@backstage/ui';
import type { ValueRule } from '@groundwork/plugin-control-plane-common';
import { FieldProblem } from '@groundwork/plugin-control-plane-react';
import { ruleWords } from '../../model';
import { useRuntimesWords } from '../../translation';
import styles from './NamespaceForm.module.css';

/** Props of {@link RuledField}. */
export type RuledFieldProps = {
  label: string;
  rule: ValueRule | undefined;
  isRequired: boolean;
  value: string;
  onChange: (value: string) => void;
  /** Of the form. */
  validation: {
    name: string;
    onBlur: () => void;
    validationBehavior: 'aria';
    validate: () => string | undefined;
  };
};

/** A choice that is no value; a select cannot go back to nothing. */
const NONE = ' ';

/** A text that a rule holds: chosen where the rule has values, typed otherwise. */
export function RuledField(props: RuledFieldProps) {
  const { label, rule, isRequired, value, onChange, validation } = props;
  const { t } = useRuntimesWords();
  if (rule?.values) {
    return (
      <div className={styles.choice}>
        <Select<'single'>
          label={label}
          description={rule.description}
          isRequired={isRequired}
          placeholder={t('namespaceForm.choose')}
          options={[
            ...(isRequired ? [] : [{ id: NONE, label: t('words.none') }]),
            ...rule.values.map(id => ({ id, label: id })),
          ]}
          value={value || (isRequired ? null : NONE)}
          onChange={key => onChange(key === NONE ? '' : String(key ?? ''))}
          validationBehavior="aria"
          validate={validation.validate}
        />
        {/* A choice without a value never says what is wrong with it. */}
        <FieldProblem>
          {value === '' ? validation.validate() : undefined}
        </FieldProblem>
      </div>
    );
  }
  return (
    <TextField
      label={label}
      description={rule?.description ?? ruleWords(rule, t)}
      isRequired={isRequired}
      value={value}
      onChange={onChange}
      autoComplete="off"
      spellCheck="false"
      {...validation}
    />
  );
}
