import {
  NumberField,
  TextAreaField,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { useFormat } from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import type { BulkExtension } from './useBulkRun';
import styles from './BulkActions.module.css';

const PRESETS = [4, 24, 72, 168];

/** How much longer many environments shall live, and why. */
export function ExtensionChoice(props: {
  extension: BulkExtension;
  onChange: (extension: BulkExtension) => void;
}) {
  const { extension, onChange } = props;
  const { hours, reason } = extension;
  const { t } = useEnvironmentsWords();
  const format = useFormat();
  const isValid = Number.isInteger(hours) && hours >= 1;
  return (
    <div className={styles.fields}>
      <ToggleButtonGroup
        aria-label={t('bulk.extend.hours')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={PRESETS.includes(hours) ? [String(hours)] : []}
        onSelectionChange={keys => {
          const [key] = keys;
          if (key !== undefined) {
            onChange({ ...extension, hours: Number(key) });
          }
        }}
        className={styles.presets}
      >
        {PRESETS.map(preset => (
          <ToggleButton key={preset} id={String(preset)}>
            {format.hours(preset)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <NumberField
        label={t('bulk.extend.ownHours')}
        description={t('bulk.extend.more')}
        minValue={1}
        value={hours || NaN}
        validationBehavior="aria"
        validate={() => (isValid ? undefined : t('bulk.extend.hoursProblem'))}
        onChange={value =>
          onChange({ ...extension, hours: Number.isNaN(value) ? 0 : value })
        }
      />
      <TextAreaField
        label={t('bulk.extend.reason')}
        secondaryLabel={t('bulk.extend.optional')}
        maxLength={1000}
        rows={2}
        value={reason}
        onChange={value => onChange({ ...extension, reason: value })}
      />
    </div>
  );
}
