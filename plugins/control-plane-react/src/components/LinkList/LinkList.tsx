import { Link as AnchorLink } from '@backstage/ui';
import {
  BookMarkedIcon,
  GaugeIcon,
  GitCommitHorizontalIcon,
  GitPullRequestIcon,
  ShipIcon,
  type LucideIcon,
} from 'lucide-react';
import type { Link } from '@groundwork/plugin-control-plane-common';
import { useFormat } from '../../hooks';
import { useControlPlaneWords } from '../../translation';
import { CopyButton } from '../CopyButton';
import { ShortId } from '../ShortId';
import styles from './LinkList.module.css';

const ICONS: Record<Link['kind'], LucideIcon> = {
  commit: GitCommitHorizontalIcon,
  repository: BookMarkedIcon,
  pull_request: GitPullRequestIcon,
  dashboard: GaugeIcon,
  argocd: ShipIcon,
};

/** Props of {@link LinkList}. @public */
export type LinkListProps = {
  /** Nothing is shown when there are none. */
  links: Link[] | undefined;
};

/** Places that belong to something; what cannot be opened, as a commit in a local repository, can be copied. @public */
export function LinkList(props: LinkListProps) {
  const { links } = props;
  const { t } = useControlPlaneWords();
  if (!links?.length) {
    return null;
  }
  return (
    <ul className={styles.links} aria-label={t('list.links')}>
      {links.map(link => {
        const Icon = ICONS[link.kind];
        return (
          <li
            key={`${link.kind} ${link.url ?? ''} ${link.reference ?? ''}`}
            className={styles.link}
          >
            <Icon aria-hidden="true" />
            {link.url ? (
              <AnchorLink
                href={link.url}
                target="_blank"
                rel="noopener noreferrer"
              >
                {link.title}
              </AnchorLink>
            ) : (
              <span>{link.title}</span>
            )}
            {link.reference && <Reference link={link} />}
          </li>
        );
      })}
    </ul>
  );
}

/** What a link names, unless its title says it already; to be copied in any case. */
function Reference(props: { link: Link }) {
  const { title, reference = '' } = props.link;
  const label = useFormat().inSentence(title);
  return title.includes(reference.slice(0, 7)) ? (
    <CopyButton text={reference} label={label} />
  ) : (
    <ShortId id={reference} label={label} />
  );
}
