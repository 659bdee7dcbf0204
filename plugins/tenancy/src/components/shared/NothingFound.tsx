import { Button } from '@backstage/ui';
import { FunnelXIcon } from 'lucide-react';
import { EmptyState } from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../../translation';

/** Stands where a list would when only its search is empty. */
export function NothingFound(props: { onClear: () => void }) {
  const { t } = useTenancyWords();
  return (
    <EmptyState
      icon={<FunnelXIcon />}
      title={t('list.nothingFound')}
      description={t('list.searchLess')}
      action={
        <Button variant="secondary" onPress={props.onClear}>
          {t('list.clearSearch')}
        </Button>
      }
    />
  );
}
