import { Button, ButtonIcon, TextField } from '@backstage/ui';
import { PlusIcon, XIcon } from 'lucide-react';
import type { NamespaceRules } from '@groundwork/plugin-control-plane-common';
import {
  FieldProblem,
  type Form,
} from '@groundwork/plugin-control-plane-react';
import { useRuntimesWords } from '../../translation';
import type { MetadataPair } from './namespaceDraft';
import { RuledField } from './RuledField';
import styles from './NamespaceForm.module.css';

type MetadataDraft = { metadata: MetadataPair[] } & Record<
  `metadata.${string}`,
  string
>;

/** Props of {@link MetadataFields}. */
export type MetadataFieldsProps<TDraft extends MetadataDraft> = {
  form: Form<TDraft>;
  rules: NamespaceRules;
};

/** A field for each key that has a rule, and pairs for whatever else somebody wants to say. */
export function MetadataFields<TDraft extends MetadataDraft>(
  props: MetadataFieldsProps<TDraft>,
) {
  const { form, rules } = props;
  const { t } = useRuntimesWords();
  const pairs = form.fields.metadata;
  const nameOf = (key: string, index: number) =>
    key || t('metadata.keyNumber', { number: String(index + 1) });
  const setPairs = (metadata: MetadataPair[]) =>
    form.set({ metadata } as Partial<TDraft>);
  const changePair = (at: number, change: Partial<MetadataPair>) =>
    setPairs(
      pairs.map((pair, index) =>
        index === at ? { ...pair, ...change } : pair,
      ),
    );
  return (
    <div className={styles.fields} role="group" aria-label={t('metadata.list')}>
      {Object.entries(rules.metadata).map(([key, rule]) => {
        const field = `metadata.${key}` as const;
        return (
          <RuledField
            key={key}
            label={key}
            rule={rule}
            isRequired={rule.required ?? false}
            value={form.fields[field] ?? ''}
            onChange={value => form.set({ [field]: value } as Partial<TDraft>)}
            validation={form.validation(field)}
          />
        );
      })}
      {pairs.map((pair, index) => (
        // Pairs have no names of their own while their keys are typed.
        <div key={index} className={styles.pair}>
          <TextField
            aria-label={nameOf('', index)}
            placeholder={t('metadata.key')}
            value={pair.key}
            onChange={key => changePair(index, { key: key.trim() })}
            autoComplete="off"
            spellCheck="false"
          />
          <TextField
            aria-label={t('metadata.valueOf', { key: nameOf(pair.key, index) })}
            placeholder={t('metadata.value')}
            value={pair.value}
            onChange={value => changePair(index, { value })}
            autoComplete="off"
          />
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={<XIcon />}
            aria-label={t('metadata.remove', { key: nameOf(pair.key, index) })}
            onPress={() => setPairs(pairs.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          variant="tertiary"
          iconStart={<PlusIcon />}
          onPress={() => setPairs([...pairs, { key: '', value: '' }])}
        >
          {t('metadata.add')}
        </Button>
      </div>
      <FieldProblem>{form.problem('metadata')}</FieldProblem>
    </div>
  );
}
