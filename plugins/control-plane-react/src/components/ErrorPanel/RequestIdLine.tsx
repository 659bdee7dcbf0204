import { Text } from '@backstage/ui';
import { useControlPlaneWords } from '../../translation';
import { ShortId } from '../ShortId';
import styles from './RequestIdLine.module.css';

/** The id of a call that failed, to give to an operator. */
export function RequestIdLine(props: { id: string }) {
  const { t } = useControlPlaneWords();
  return (
    <Text as="span" variant="body-small" className={styles.root}>
      {t('error.requestId')}
      <ShortId id={props.id} label={t('error.requestIdCopied')} />
    </Text>
  );
}
