import {
  Alert,
  NumberField,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { ArrowRightIcon } from 'lucide-react';
import {
  addHours,
  type ExtensionPolicy,
  type ExtensionRoom,
} from '@groundwork/plugin-control-plane-common';
import {
  formatExactTime,
  formatHours,
  formatLeaseLeft,
  useNow,
  type Form,
} from '@groundwork/plugin-control-plane-react';
import { extensionProblem, isBeyond } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { ReasonField } from '../ReasonField';
import styles from './ExtendDialog.module.css';

/** Props of {@link ExtensionFields}. */
export type ExtensionFieldsProps = {
  form: Form<{ hours: number; reason: string }>;
  /** RFC 3339 time at which it ends now. */
  endsAt: string;
  /** Hours to choose from. */
  presets: number[];
  policy: ExtensionPolicy;
  room: ExtensionRoom;
};

/** How much longer, roughly by a button or exactly by a number, and when that is. */
export function ExtensionFields(props: ExtensionFieldsProps) {
  const { form, endsAt, presets, policy, room } = props;
  const { hours, reason } = form.fields;
  const { t } = useEnvironmentsWords();
  const beyond = isBeyond(hours, room, policy);
  return (
    <div className={styles.fields}>
      <ToggleButtonGroup
        aria-label={t('extension.how')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={presets.includes(hours) ? [String(hours)] : []}
        onSelectionChange={keys => {
          const [key] = keys;
          if (key !== undefined) {
            form.set({ hours: Number(key) });
          }
        }}
        className={styles.presets}
      >
        {presets.map(preset => (
          <ToggleButton key={preset} id={String(preset)}>
            {formatHours(preset)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <NumberField
        label={t('extension.hours')}
        description={t('extension.room', {
          class: policy.title,
          atOnce: formatHours(policy.extension_hours_max),
          end: formatExactTime(room.endsAtMax),
          left: formatHours(room.hoursLeft),
        })}
        minValue={1}
        value={hours || NaN}
        onChange={value => form.set({ hours: Number.isNaN(value) ? 0 : value })}
        {...form.validation('hours')}
      />
      <NewEnd
        endsAt={endsAt}
        newEnd={
          extensionProblem(hours, room, policy, t) === undefined
            ? addHours(endsAt, hours)
            : undefined
        }
      />
      {beyond && (
        <Alert
          status="warning"
          icon
          description={t('extension.beyondNote', { class: policy.title })}
        />
      )}
      <ReasonField
        isRequired={beyond}
        description={
          beyond ? t('extension.reasonForApprover') : t('extension.reasonKept')
        }
        value={reason}
        onChange={value => form.set({ reason: value })}
        {...form.validation('reason')}
      />
    </div>
  );
}

function NewEnd(props: { endsAt: string; newEnd: string | undefined }) {
  const { endsAt, newEnd } = props;
  const now = useNow();
  const { t } = useEnvironmentsWords();
  return (
    <dl className={styles.ends} aria-live="polite">
      <div>
        <dt>{t('extension.endsNow')}</dt>
        <dd>{formatExactTime(endsAt)}</dd>
        <dd className={styles.quiet}>{formatLeaseLeft(endsAt, now)}</dd>
      </div>
      <ArrowRightIcon className={styles.arrow} aria-hidden="true" />
      <div>
        <dt>{t('extension.willEnd')}</dt>
        {newEnd ? (
          <>
            <dd className={styles.newEnd}>{formatExactTime(newEnd)}</dd>
            <dd className={styles.quiet}>{formatLeaseLeft(newEnd, now)}</dd>
          </>
        ) : (
          <dd className={styles.quiet}>{t('extension.asBefore')}</dd>
        )}
      </div>
    </dl>
  );
}
