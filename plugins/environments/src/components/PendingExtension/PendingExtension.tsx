import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { CheckIcon, HourglassIcon, XIcon } from 'lucide-react';
import {
  addHours,
  extendedFrom,
  type EnvironmentRequest,
  type ExtensionRequest,
} from '@groundwork/plugin-control-plane-common';
import {
  ActionButton,
  ActorLink,
  controlPlaneApiRef,
  formatExactTime,
  formatHours,
  FormDialog,
  reasonOf,
  RelativeTime,
  useForm,
} from '@groundwork/plugin-control-plane-react';
import { titleOf } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import { ReasonField } from '../ReasonField';
import styles from './PendingExtension.module.css';

/** Props of {@link PendingExtension}. */
export type PendingExtensionProps = {
  request: EnvironmentRequest;
  extension: ExtensionRequest;
  /** Gets the request after the decision. */
  onDecided: (request: EnvironmentRequest) => void;
};

type DecisionKind = 'approve' | 'reject';

/** An extension that goes beyond what the class allows, and waits for somebody who approves it. */
export function PendingExtension(props: PendingExtensionProps) {
  const { request, extension } = props;
  const { t } = useEnvironmentsWords();
  const [opened, setOpened] = useState<DecisionKind>();
  const disabledReason = reasonOf(request.actions?.decide_extension);
  const title = t('environmentPage.pendingExtension.title', {
    name: <ActorLink entityRef={extension.requested_by} />,
    hours: formatHours(extension.hours),
  });
  return (
    <section className={styles.block} aria-label={t('actions.extend')}>
      <span className={styles.blockTitle}>
        <HourglassIcon aria-hidden="true" />
        <span>{title}</span>
      </span>
      <p>
        {t('environmentPage.pendingExtension.beyond')}{' '}
        {t('environmentPage.pendingExtension.asked', {
          time: <RelativeTime time={extension.created_at} />,
        })}
        .
      </p>
      {extension.reason && <p>“{extension.reason}”</p>}
      <div className={styles.blockActions}>
        <ActionButton
          variant="secondary"
          iconStart={<XIcon />}
          disabledReason={disabledReason}
          onPress={() => setOpened('reject')}
        >
          {t('environmentPage.pendingExtension.reject')}
        </ActionButton>
        <ActionButton
          variant="primary"
          iconStart={<CheckIcon />}
          disabledReason={disabledReason}
          onPress={() => setOpened('approve')}
        >
          {t('environmentPage.pendingExtension.approve')}
        </ActionButton>
      </div>
      {opened && (
        <DecisionDialog
          {...props}
          kind={opened}
          onClose={() => setOpened(undefined)}
        />
      )}
    </section>
  );
}

function DecisionDialog(
  props: PendingExtensionProps & { kind: DecisionKind; onClose: () => void },
) {
  const { request, extension, kind, onDecided, onClose } = props;
  const { t } = useEnvironmentsWords();
  const api = useApi(controlPlaneApiRef);
  const isRejection = kind === 'reject';
  const endsAt = extendedFrom(request, new Date().toISOString());
  const form = useForm({
    initial: { reason: '' },
    validate: ({ reason }) => ({
      reason: isRejection && !reason.trim() ? t('decision.sayWhy') : undefined,
    }),
    submit: ({ reason }) =>
      api.approvals.decideExtension(request.id, extension.id, {
        decision: kind,
        ...(reason.trim() && { reason: reason.trim() }),
      }),
    onDone: decided => {
      onClose();
      onDecided(decided);
    },
  });
  return (
    <FormDialog
      title={
        isRejection
          ? t('environmentPage.pendingExtension.rejectTitle', {
              name: titleOf(request),
            })
          : t('environmentPage.pendingExtension.approveTitle', {
              hours: formatHours(extension.hours),
              name: titleOf(request),
            })
      }
      form={form}
      submitLabel={
        isRejection
          ? t('environmentPage.pendingExtension.reject')
          : t('environmentPage.pendingExtension.approve')
      }
      errorTitle={t('environmentPage.pendingExtension.notDecided')}
      isDestructive={isRejection}
      onClose={onClose}
    >
      {!isRejection && endsAt && (
        <p>
          {t('environmentPage.pendingExtension.approveWhat', {
            time: formatExactTime(addHours(endsAt, extension.hours)),
          })}
        </p>
      )}
      <ReasonField
        isRequired={isRejection}
        value={form.fields.reason}
        onChange={reason => form.set({ reason })}
        {...form.validation('reason')}
      />
    </FormDialog>
  );
}
