import { Box, Button, Text } from '@backstage/ui';
import { XIcon } from 'lucide-react';
import { useEnvironmentCounts } from '@groundwork/plugin-control-plane-react';
import { useStored } from '../../hooks';
import { useEnvironmentsWords } from '../../translation';
import { Steps } from './Steps';
import styles from './FirstVisit.module.css';

/** Explains environments beside those of others to people who have none, until they have read it. */
export function NewHere() {
  const { t } = useEnvironmentsWords();
  const { value: counts } = useEnvironmentCounts();
  const dismissed = useStored<boolean>('introductionDismissed');
  const isNew =
    counts !== undefined &&
    [counts.mine, counts.my_teams, counts.awaiting_my_decision].every(
      ({ value }) => value === 0,
    );
  if (!isNew || !dismissed.isKnown || dismissed.value) {
    return null;
  }
  return (
    <Box as="section" bg="neutral" className={styles.newHere}>
      <div className={styles.newHereTop}>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('firstVisit.newHere')}
        </Text>
        <Button
          variant="tertiary"
          size="small"
          iconStart={<XIcon />}
          onPress={() => {
            // Where it cannot be kept it comes back with the next visit.
            dismissed.set(true).catch(() => undefined);
          }}
        >
          {t('firstVisit.dismiss')}
        </Button>
      </div>
      <Text as="p" variant="body-medium">
        {t('firstVisit.what')}
      </Text>
      <Steps />
    </Box>
  );
}
