import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/ui';
import { LockIcon } from 'lucide-react';
import type { RuntimeEnvironment } from '@groundwork/plugin-control-plane-common';
import { HiddenText } from '@groundwork/plugin-control-plane-react';
import {
  ACTIVE_QUEUE_STATES,
  carriedBy,
  counted,
  loadSentence,
} from '../../model';
import { groupsRouteRef, queueRouteRef } from '../../routes';
import { useRuntimesWords } from '../../translation';
import styles from './RuntimeState.module.css';

/** What a runtime environment carries, what is under way on it, and which groups have it. */
export function RuntimeFacts(props: { runtime: RuntimeEnvironment }) {
  const { runtime } = props;
  const { t } = useRuntimesWords();
  const { load, groups } = runtime;
  const groupsPath = useRouteRef(groupsRouteRef)();
  const queuePath = useRouteRef(queueRouteRef)();
  const work = loadSentence(load, t);
  const workQuery = new URLSearchParams([
    ['runtime', runtime.name],
    ...ACTIVE_QUEUE_STATES.map(state => ['state', state]),
  ]);
  return (
    <dl className={styles.facts}>
      <div className={styles.fact}>
        <dt>{t('runtime.carries')}</dt>
        <dd>{t('words.namespaces', counted(carriedBy(load)))}</dd>
      </div>
      <div className={styles.fact}>
        <dt>{t('runtime.work')}</dt>
        <dd>
          {work ? (
            <Link href={`${queuePath}?${workQuery}`} variant="body-medium">
              {work}
              <HiddenText>
                {t('runtime.workFor', { title: runtime.title })}
              </HiddenText>
            </Link>
          ) : (
            t('runtime.nothingUnderWay')
          )}
        </dd>
      </div>
      <div className={styles.fact}>
        <dt>{t('runtime.groups')}</dt>
        <dd>
          {groups.length === 0
            ? t('runtime.noGroups')
            : groups.map(({ id, name }, index) => (
                <span key={id}>
                  {index > 0 && ', '}
                  <Link href={`${groupsPath}#${name}`} variant="body-medium">
                    {name}
                  </Link>
                </span>
              ))}
        </dd>
      </div>
      <div className={styles.fact}>
        <dt>{t('runtime.atOnce')}</dt>
        <dd>
          {runtime.concurrency === undefined
            ? t('runtime.atOnceDefault')
            : t('runtime.passes', counted(runtime.concurrency))}
        </dd>
      </div>
      {runtime.source === 'config' && (
        <div className={styles.fact}>
          <dt>{t('runtime.owner')}</dt>
          <dd className={styles.owned}>
            <LockIcon aria-hidden="true" />
            {t('runtime.configOwner')}
          </dd>
        </div>
      )}
    </dl>
  );
}
