import { useApi } from '@backstage/frontend-plugin-api';
import {
  ConfirmDialog,
  tenancyApiRef,
  useNow,
} from '@groundwork/plugin-control-plane-react';
import { formatDay } from '../shared/formatDay';
import { useTenancyWords } from '../../translation';
import type { ProductDialogProps } from './RequestDialog';

const TRIAL_MS = 14 * 24 * 3_600_000;

/** Says what a trial is before the only one is spent. */
export function TrialDialog(props: ProductDialogProps) {
  const { product, tenant, onClose, onDone } = props;
  const { t } = useTenancyWords();
  const api = useApi(tenancyApiRef);
  const now = useNow();
  const lastDay = formatDay(new Date(now + TRIAL_MS).toISOString(), now);
  return (
    <ConfirmDialog
      title={t('productsPage.trial.title', { product: product.name })}
      confirmLabel={t('productsPage.trial.submit')}
      keepLabel={t('form.notNow')}
      errorTitle={t('productsPage.trial.failed')}
      isDestructive={false}
      onConfirm={() =>
        api.catalog.startTrial({ tenant_id: tenant.id, product: product.key })
      }
      onDone={({ expires_at: expiresAt }) => {
        const end = expiresAt ? formatDay(expiresAt, now) : lastDay;
        onDone(t('productsPage.trial.done', { tenant: tenant.name, day: end }));
      }}
      onClose={onClose}
    >
      <ul>
        <li>
          {t('productsPage.trial.effect', {
            tenant: tenant.name,
            day: <b>{lastDay}</b>,
          })}
        </li>
        <li>{t('productsPage.trial.ends')}</li>
        <li>{t('productsPage.trial.once')}</li>
      </ul>
    </ConfirmDialog>
  );
}
