import { Link as AnchorLink } from '@backstage/ui';
import {
  RiDashboard3Line,
  RiGitCommitLine,
  RiGitPullRequestLine,
  RiGitRepositoryLine,
  RiShipLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import type { Link } from '@groundwork/plugin-control-plane-common';
import { CopyButton } from '../CopyButton';
import { ShortId } from '../ShortId';
import styles from './LinkList.module.css';

const ICONS: Record<Link['kind'], RemixiconComponentType> = {
  commit: RiGitCommitLine,
  repository: RiGitRepositoryLine,
  pull_request: RiGitPullRequestLine,
  dashboard: RiDashboard3Line,
  argocd: RiShipLine,
};

/** Props of {@link LinkList}. @public */
export type LinkListProps = {
  /** Nothing is shown when there are none. */
  links: Link[] | undefined;
};

/** Places that belong to something; what cannot be opened, as a commit in a local repository, can be copied. @public */
export function LinkList(props: LinkListProps) {
  const { links } = props;
  if (!links?.length) {
    return null;
  }
  return (
    <ul className={styles.links} aria-label="Links">
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
  const label = title.toLowerCase();
  return title.includes(reference.slice(0, 7)) ? (
    <CopyButton text={reference} label={label} />
  ) : (
    <ShortId id={reference} label={label} />
  );
}
