import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/ui';
import { RiLockLine } from '@remixicon/react';
import type { RuntimeEnvironment } from '@groundwork/plugin-control-plane-common';
import { HiddenText } from '@groundwork/plugin-control-plane-react';
import {
  ACTIVE_QUEUE_STATES,
  carriedBy,
  countWords,
  loadSentence,
} from '../../model';
import { groupsRouteRef, queueRouteRef } from '../../routes';
import styles from './RuntimeState.module.css';

/** What a runtime environment carries, what is under way on it, and which groups have it. */
export function RuntimeFacts(props: { runtime: RuntimeEnvironment }) {
  const { runtime } = props;
  const { load, groups } = runtime;
  const groupsPath = useRouteRef(groupsRouteRef)();
  const queuePath = useRouteRef(queueRouteRef)();
  const work = loadSentence(load);
  const workQuery = new URLSearchParams([
    ['runtime', runtime.name],
    ...ACTIVE_QUEUE_STATES.map(state => ['state', state]),
  ]);
  return (
    <dl className={styles.facts}>
      <div className={styles.fact}>
        <dt>Carries</dt>
        <dd>{countWords(carriedBy(load), 'namespace', 'namespaces')}</dd>
      </div>
      <div className={styles.fact}>
        <dt>Work</dt>
        <dd>
          {work ? (
            <Link href={`${queuePath}?${workQuery}`} variant="body-medium">
              {work}
              <HiddenText>: work for {runtime.title}</HiddenText>
            </Link>
          ) : (
            'Nothing under way'
          )}
        </dd>
      </div>
      <div className={styles.fact}>
        <dt>Groups</dt>
        <dd>
          {groups.length === 0
            ? 'None, so that nothing new comes to it'
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
        <dt>At once</dt>
        <dd>
          {runtime.concurrency === undefined
            ? 'As many as the default allows'
            : `${countWords(runtime.concurrency, 'pass', 'passes')} in each backend process`}
        </dd>
      </div>
      {runtime.source === 'config' && (
        <div className={styles.fact}>
          <dt>Owner</dt>
          <dd className={styles.owned}>
            <RiLockLine aria-hidden="true" />
            The configuration; it is changed there
          </dd>
        </div>
      )}
    </dl>
  );
}
