import {
  ErrorPanel,
  SkeletonCards,
  useEnvironmentClasses,
} from '@groundwork/plugin-control-plane-react';
import { ClassCard } from '../components/RequestPage/ClassCard';
import { useEnvironmentsWords } from '../translation';
import { FieldFrame } from './FieldFrame';
import { readFormValue } from './readFormValue';
import type { classPickerSchema } from './schemas';
import styles from './Fields.module.css';

/** Chooses a class by what it gives, costs and needs; one that the tenant may not use says why. */
export function EnvironmentClassPicker(
  props: typeof classPickerSchema.TProps,
): JSX.Element {
  const { formData, onChange, schema, uiSchema, required, idSchema } = props;
  const { t } = useEnvironmentsWords();
  const { classes: offered, tenantField } = uiSchema['ui:options'] ?? {};
  const tenantId = readFormValue(props.formContext, tenantField);
  const { value, error, refresh } = useEnvironmentClasses(
    tenantId || undefined,
  );
  const items = value?.filter(
    ({ name }) => offered === undefined || offered.includes(name),
  );
  const labelId = `${idSchema.$id}-label`;
  return (
    <FieldFrame
      labelId={labelId}
      label={schema.title ?? t('scaffolder.class.title')}
      description={schema.description}
      isRequired={required}
    >
      {!items && !error && (
        <SkeletonCards
          count={3}
          height={260}
          label={t('scaffolder.class.loading')}
        />
      )}
      {!items && error && (
        <ErrorPanel
          title={t('scaffolder.class.failed')}
          error={error}
          onRetry={refresh}
        />
      )}
      {items?.length === 0 && (
        <p className={styles.quiet}>{t('scaffolder.class.none')}</p>
      )}
      {items && items.length > 0 && (
        <div
          id={idSchema.$id}
          className={styles.cards}
          role="radiogroup"
          aria-labelledby={labelId}
          aria-required={required}
        >
          {items.map(item => (
            <ClassCard
              key={item.name}
              item={item}
              tenantId={tenantId}
              isSelected={item.name === formData}
              onSelect={() => onChange(item.name)}
            />
          ))}
        </div>
      )}
    </FieldFrame>
  );
}
