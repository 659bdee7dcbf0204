import { Text } from '@backstage/ui';
import { useEnvironmentsWords } from '../../translation';
import { RequestButton } from '../RequestButton';
import { ClassOverview } from './ClassOverview';
import { Steps } from './Steps';
import styles from './FirstVisit.module.css';

/** Stands where the list would be: what an environment is, how one comes to one, and which there are to choose from. */
export function FirstVisit(props: {
  /** Why there is nothing yet. */
  title: string;
}) {
  const { t } = useEnvironmentsWords();
  return (
    <div className={styles.root}>
      <div className={styles.lead}>
        <Text as="h2" variant="title-small" weight="bold">
          {props.title}
        </Text>
        <Text as="p" variant="body-large" className={styles.what}>
          {t('firstVisit.what')}
        </Text>
        <RequestButton />
      </div>
      <Steps />
      <ClassOverview />
    </div>
  );
}
