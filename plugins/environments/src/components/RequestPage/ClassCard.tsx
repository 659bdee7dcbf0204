import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  CircleCheckBigIcon,
  CircleDollarSignIcon,
  CirclePauseIcon,
  CpuIcon,
  HourglassIcon,
  LockIcon,
  ShieldUserIcon,
  TimerIcon,
  ZapIcon,
} from 'lucide-react';
import type { EnvironmentClass } from '@groundwork/plugin-control-plane-common';
import {
  controlPlaneApiRef,
  ErrorPanel,
  formatHours,
  formatMonthlyCost,
  formatQuota,
  useAction,
} from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import { ApprovalWords } from './ApprovalWords';
import { ExtensionWords } from './ExtensionWords';
import styles from './ClassStep.module.css';

/** Props of {@link ClassCard}. */
export type ClassCardProps = {
  item: EnvironmentClass;
  /** Id of the tenant that it is for; empty when none is chosen. */
  tenantId: string;
  isSelected: boolean;
  onSelect: () => void;
};

/** What a class gives, costs and needs, and why it cannot be requested, where it cannot. */
export function ClassCard(props: ClassCardProps) {
  const { item, tenantId, isSelected, onSelect } = props;
  const { t } = useEnvironmentsWords();
  const factsId = `class-${item.name}-facts`;
  const reason = useWhyNot(item, tenantId);
  return (
    <div
      className={styles.card}
      data-selected={isSelected || undefined}
      data-unavailable={reason !== undefined || undefined}
    >
      <label className={styles.label}>
        <span className={styles.top}>
          <input
            type="radio"
            name="class"
            value={item.name}
            checked={isSelected}
            disabled={reason !== undefined}
            onChange={onSelect}
            aria-label={item.title}
            aria-describedby={factsId}
            className={styles.input}
          />
          <span className={styles.title}>{item.title}</span>
          {reason === undefined ? (
            <CircleCheckBigIcon className={styles.check} aria-hidden="true" />
          ) : (
            <LockIcon className={styles.lock} aria-hidden="true" />
          )}
        </span>
        <span id={factsId} className={styles.facts}>
          <span className={styles.description}>{item.description}</span>
          <Facts item={item} />
          {reason !== undefined && (
            <span className={styles.reason}>
              {t('classCard.unavailableBecause', { reason })}
            </span>
          )}
        </span>
      </label>
      <AskForProduct item={item} tenantId={tenantId} />
    </div>
  );
}

function Facts(props: { item: EnvironmentClass }) {
  const { item } = props;
  const { t } = useEnvironmentsWords();
  return (
    <>
      <span className={styles.fact}>
        <TimerIcon aria-hidden="true" />
        {t('classCard.lifetime', {
          default: formatHours(item.ttl_hours_default),
          max: formatHours(item.ttl_hours_max),
        })}
      </span>
      <span className={styles.fact}>
        <HourglassIcon aria-hidden="true" />
        <ExtensionWords environmentClass={item} />
      </span>
      {item.suspend_hours > 0 && (
        <span className={styles.fact}>
          <CirclePauseIcon aria-hidden="true" />
          {t('classCard.suspended', { hours: formatHours(item.suspend_hours) })}
        </span>
      )}
      <span className={styles.fact}>
        <CpuIcon aria-hidden="true" />
        {formatQuota(item.quota)}
      </span>
      <span className={styles.fact}>
        <CircleDollarSignIcon aria-hidden="true" />
        {formatMonthlyCost(item.estimated_monthly_cost_usd)}
      </span>
      <span className={styles.fact} data-strong>
        {item.approval_required ? (
          <>
            <ShieldUserIcon aria-hidden="true" />
            <ApprovalWords environmentClass={item} />
          </>
        ) : (
          <>
            <ZapIcon aria-hidden="true" />
            {t('classCard.automatic')}
          </>
        )}
      </span>
    </>
  );
}

/** Why a class cannot be requested; without a tenant only what needs none can. */
function useWhyNot(
  item: EnvironmentClass,
  tenantId: string,
): string | undefined {
  const { t } = useEnvironmentsWords();
  const { availability, entitlement } = item;
  if (availability && !availability.allowed) {
    return availability.reason ?? t('classCard.unavailable');
  }
  return entitlement && !tenantId
    ? t('classCard.needsProduct', { product: entitlement })
    : undefined;
}

/** The way to what is missing: whoever owns the product decides over it. */
function AskForProduct(props: { item: EnvironmentClass; tenantId: string }) {
  const { item, tenantId } = props;
  const { product, can_request: canRequest } = item.availability ?? {};
  const { t } = useEnvironmentsWords();
  const api = useApi(controlPlaneApiRef);
  const [askedFor, setAskedFor] = useState<string>();
  const ask = useAction(async (wanted: string) => {
    await api.catalog.requestProduct({ tenant_id: tenantId, product: wanted });
    setAskedFor(tenantId);
  });
  if (!product || !canRequest || !tenantId) {
    return null;
  }
  return (
    <div className={styles.ask}>
      {askedFor === tenantId ? (
        <span role="status">{t('classCard.asked', { product })}</span>
      ) : (
        <Button
          size="small"
          variant="secondary"
          isPending={ask.isPending}
          onPress={() => ask.run(product)}
        >
          {t('classCard.askForProduct', { product })}
        </Button>
      )}
      {ask.error && (
        <ErrorPanel title={t('classCard.notAsked')} error={ask.error} />
      )}
    </div>
  );
}
