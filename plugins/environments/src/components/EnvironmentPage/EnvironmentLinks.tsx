import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import { BookMarkedIcon, BookOpenIcon, PuzzleIcon } from 'lucide-react';
import {
  isFinal,
  type EnvironmentRequest,
} from '@groundwork/plugin-control-plane-common';
import { ActorLink, LinkList } from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../../translation';
import styles from './EnvironmentPage.module.css';

/** Commits are facts of a target; these are places to go to. */
const PLACES = ['pull_request', 'argocd', 'dashboard'];

/** Where an environment can be found beside this page: the catalog, its repository, and what its targets link to. */
export function EnvironmentLinks(props: { request: EnvironmentRequest }) {
  const { request } = props;
  const { t } = useEnvironmentsWords();
  const { repository, component_ref: componentRef } = request;
  const isInCatalog =
    request.ready_at !== undefined && !isFinal(request.status);
  const places = (request.links ?? []).filter(
    ({ kind, url }) => url && PLACES.includes(kind),
  );
  return (
    <nav aria-label={t('environmentPage.links.label')} className={styles.nav}>
      <ul className={styles.links}>
        {isInCatalog && (
          <Place
            icon={<BookOpenIcon aria-hidden="true" />}
            term={t('environmentPage.links.entity')}
          >
            <ActorLink entityRef={`resource:default/${request.name}`} />
          </Place>
        )}
        {componentRef && (
          <Place
            icon={<PuzzleIcon aria-hidden="true" />}
            term={t('environmentPage.links.component')}
          >
            <ActorLink entityRef={componentRef} defaultKind="component" />
          </Place>
        )}
        {repository.startsWith('https://') && (
          <Place
            icon={<BookMarkedIcon aria-hidden="true" />}
            term={t('environmentPage.links.repository')}
          >
            <Link
              href={repository}
              target="_blank"
              rel="noopener noreferrer"
              variant="body-medium"
            >
              {repository.replace('https://', '')}
            </Link>
          </Place>
        )}
      </ul>
      <LinkList links={places} />
    </nav>
  );
}

function Place(props: { icon: ReactNode; term: string; children: ReactNode }) {
  return (
    <li className={styles.linkItem}>
      {props.icon}
      <span className={styles.quiet}>{props.term}</span>
      {props.children}
    </li>
  );
}
