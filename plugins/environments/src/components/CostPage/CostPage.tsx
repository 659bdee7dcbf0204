import { useRouteRef } from '@backstage/core-plugin-api';
import { Button, ButtonLink } from '@backstage/ui';
import { ArrowLeftIcon, CircleDollarSignIcon, FunnelXIcon } from 'lucide-react';
import {
  environmentRequestReadPermission,
  type EnvironmentCosts,
} from '@groundwork/plugin-control-plane-common';
import {
  EmptyState,
  ErrorPanel,
  ForbiddenPanel,
  isForbidden,
  PageFrame,
  SkeletonCards,
  SkeletonLines,
  UpdatingFrame,
  useAddressParameters,
} from '@groundwork/plugin-control-plane-react';
import {
  costParameters,
  hasCostFilters,
  toCostsQuery,
  useEnvironmentCosts,
  type CostParameters,
} from '../../hooks';
import { environmentsRouteRef } from '../../routes';
import { useEnvironmentsWords } from '../../translation';
import { RequestButton } from '../RequestButton';
import { CostChart } from './CostChart';
import { CostControls } from './CostControls';
import { CostNumbers } from './CostNumbers';
import { CostSummary } from './CostSummary';
import { FreedSoon } from './FreedSoon';
import { QuotasNear } from './QuotasNear';
import { useCostWords } from './useCostWords';
import styles from './CostPage.module.css';

/** What environments cost and reserve, by team, class, region and tenant, with the way to them. */
export function CostPage() {
  const { t } = useEnvironmentsWords();
  const [parameters, change] = useAddressParameters(costParameters);
  const costs = useEnvironmentCosts(toCostsQuery(parameters));
  const environmentsPath = useRouteRef(environmentsRouteRef)();
  const { value, error, refresh } = costs;
  const clear = () =>
    change({
      class: undefined,
      region: undefined,
      tenant: undefined,
      myTeams: false,
    });
  return (
    <PageFrame
      title={t('costs.title')}
      live={costs}
      actions={
        <ButtonLink
          href={environmentsPath}
          variant="secondary"
          iconStart={<ArrowLeftIcon />}
        >
          {t('costs.back')}
        </ButtonLink>
      }
    >
      {isForbidden(error) && (
        <ForbiddenPanel permission={environmentRequestReadPermission} />
      )}
      {error && !isForbidden(error) && (
        <ErrorPanel title={t('costs.failed')} error={error} onRetry={refresh} />
      )}
      {!value && !error && (
        <>
          <SkeletonLines count={1} label={t('costs.loading')} />
          <SkeletonCards count={6} height={92} label={t('costs.loading')} />
          <SkeletonCards
            count={1}
            height={280}
            isWide
            label={t('costs.loading')}
          />
        </>
      )}
      {value && (
        <Content
          costs={value}
          parameters={parameters}
          isUpdating={costs.isUpdating}
          onChange={change}
          onClear={clear}
        />
      )}
    </PageFrame>
  );
}

function Content(props: {
  costs: EnvironmentCosts;
  parameters: CostParameters;
  isUpdating: boolean;
  onChange: (changes: Partial<CostParameters>) => void;
  onClear: () => void;
}) {
  const { costs, parameters, isUpdating, onChange, onClear } = props;
  const { t } = useEnvironmentsWords();
  const isFiltered = hasCostFilters(parameters);
  const isEmpty = costs.groups.length === 0;
  if (isEmpty && !isFiltered) {
    return (
      <EmptyState
        icon={<CircleDollarSignIcon />}
        title={t('costs.emptyTitle')}
        description={t('costs.emptyHow')}
        action={<RequestButton />}
      />
    );
  }
  return (
    <>
      <CostSummary costs={costs} />
      <CostControls
        parameters={parameters}
        onChange={onChange}
        onClear={isFiltered ? onClear : undefined}
      />
      {isEmpty ? (
        <EmptyState
          icon={<FunnelXIcon />}
          title={t('costs.filteredTitle')}
          description={t('costs.filteredHow')}
          action={
            <Button variant="secondary" onPress={onClear}>
              {t('costs.clear')}
            </Button>
          }
        />
      ) : (
        <UpdatingFrame isUpdating={isUpdating}>
          <Breakdown costs={costs} parameters={parameters} />
        </UpdatingFrame>
      )}
    </>
  );
}

function Breakdown(props: {
  costs: EnvironmentCosts;
  parameters: CostParameters;
}) {
  const words = useCostWords(props.parameters);
  return (
    <div className={styles.content}>
      <CostChart {...props} words={words} />
      <CostNumbers {...props} words={words} />
      <div className={styles.asides}>
        <FreedSoon {...props} />
        <QuotasNear />
      </div>
    </div>
  );
}
