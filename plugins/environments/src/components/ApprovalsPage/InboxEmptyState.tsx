import { Button } from '@backstage/ui';
import { CheckCheckIcon, FunnelXIcon } from 'lucide-react';
import { EmptyState } from '@groundwork/plugin-control-plane-react';
import type { InboxParameters } from '../../hooks';
import { useEnvironmentsWords } from '../../translation';

/** Nothing is to be decided, or nothing that matches. */
export function InboxEmptyState(props: {
  parameters: InboxParameters;
  onClear: () => void;
}) {
  const { parameters, onClear } = props;
  const { view, search, className, kind } = parameters;
  const { t } = useEnvironmentsWords();
  if (search || className || kind) {
    return (
      <EmptyState
        icon={<FunnelXIcon />}
        title={t('inbox.noMatch')}
        description={t('inbox.noMatchWhatToDo')}
        action={
          <Button variant="secondary" onPress={onClear}>
            {t('inbox.clear')}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<CheckCheckIcon />}
      title={view === 'all' ? t('inbox.nonePending') : t('inbox.noneForYou')}
      description={
        view === 'all' ? t('inbox.nonePendingWhy') : t('inbox.noneForYouWhy')
      }
    />
  );
}
