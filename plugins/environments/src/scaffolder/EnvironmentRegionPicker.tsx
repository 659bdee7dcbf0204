import { Radio, RadioGroup } from '@backstage/ui';
import {
  ErrorPanel,
  SkeletonLines,
  useEnvironmentClasses,
} from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../translation';
import { FieldFrame } from './FieldFrame';
import { readFormValue } from './readFormValue';
import type { regionPickerSchema } from './schemas';
import styles from './Fields.module.css';

/** Chooses one of the regions in which the chosen class is. */
export function EnvironmentRegionPicker(
  props: typeof regionPickerSchema.TProps,
): JSX.Element {
  const { formData, onChange, schema, uiSchema, required, idSchema } = props;
  const { t } = useEnvironmentsWords();
  const { classField = 'class' } = uiSchema['ui:options'] ?? {};
  const className = readFormValue(props.formContext, classField);
  const { value, error, refresh } = useEnvironmentClasses();
  const regions = value?.find(({ name }) => name === className)?.regions;
  const isGone = Boolean(formData && regions && !regions.includes(formData));
  const labelId = `${idSchema.$id}-label`;
  return (
    <FieldFrame
      labelId={labelId}
      label={schema.title ?? t('scaffolder.region.title')}
      description={schema.description}
      isRequired={required}
    >
      {!value && !error && (
        <SkeletonLines count={2} label={t('scaffolder.region.loading')} />
      )}
      {!value && error && (
        <ErrorPanel
          title={t('scaffolder.region.failed')}
          error={error}
          onRetry={refresh}
        />
      )}
      {value && !regions && (
        <p className={styles.quiet}>{t('scaffolder.region.chooseClass')}</p>
      )}
      {regions && (
        <RadioGroup
          aria-labelledby={labelId}
          isRequired={required}
          validationBehavior="aria"
          value={isGone ? null : (formData ?? null)}
          onChange={onChange}
        >
          {regions.map(region => (
            <Radio key={region} value={region}>
              {region}
            </Radio>
          ))}
        </RadioGroup>
      )}
      {isGone && (
        <p className={styles.problem} role="status">
          {t('scaffolder.region.gone', { region: formData ?? '' })}
        </p>
      )}
    </FieldFrame>
  );
}
