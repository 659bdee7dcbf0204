import {
  NumberField,
  TextAreaField,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { RiArrowRightLine } from '@remixicon/react';
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
import { extensionProblem } from '../../model';
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
  return (
    <div className={styles.fields}>
      <ToggleButtonGroup
        aria-label="How much longer"
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
        label="Hours"
        description={describeRoom(room, policy)}
        minValue={1}
        value={hours || NaN}
        onChange={value => form.set({ hours: Number.isNaN(value) ? 0 : value })}
        {...form.validation('hours')}
      />
      <NewEnd
        endsAt={endsAt}
        newEnd={
          extensionProblem(hours, room, policy) === undefined
            ? addHours(endsAt, hours)
            : undefined
        }
      />
      <TextAreaField
        label="Reason"
        secondaryLabel="optional"
        description="Kept in the log."
        maxLength={1000}
        rows={2}
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
  return (
    <dl className={styles.ends} aria-live="polite">
      <div>
        <dt>Ends now</dt>
        <dd>{formatExactTime(endsAt)}</dd>
        <dd className={styles.quiet}>{formatLeaseLeft(endsAt, now)}</dd>
      </div>
      <RiArrowRightLine className={styles.arrow} aria-hidden="true" />
      <div>
        <dt>Will end</dt>
        {newEnd ? (
          <>
            <dd className={styles.newEnd}>{formatExactTime(newEnd)}</dd>
            <dd className={styles.quiet}>{formatLeaseLeft(newEnd, now)}</dd>
          </>
        ) : (
          <dd className={styles.quiet}>As before</dd>
        )}
      </div>
    </dl>
  );
}

function describeRoom(room: ExtensionRoom, policy: ExtensionPolicy): string {
  const atOnce = `${policy.title} is extended by ${formatHours(
    policy.extension_hours_max,
  )} at most at once`;
  return `${atOnce}, until ${formatExactTime(room.endsAtMax)} at the latest: ${formatHours(
    room.hoursLeft,
  )} are left.`;
}
