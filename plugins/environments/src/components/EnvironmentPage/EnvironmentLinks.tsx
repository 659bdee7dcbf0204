import { Link } from '@backstage/ui';
import {
  RiDashboard3Line,
  RiGitCommitLine,
  RiGitPullRequestLine,
  RiGitRepositoryLine,
  RiShipLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import type { Link as EnvironmentLink } from '@groundwork/plugin-control-plane-common';
import { CopyButton, ShortId } from '@groundwork/plugin-control-plane-react';
import styles from './EnvironmentPage.module.css';

const ICONS: Record<EnvironmentLink['kind'], RemixiconComponentType> = {
  commit: RiGitCommitLine,
  repository: RiGitRepositoryLine,
  pull_request: RiGitPullRequestLine,
  dashboard: RiDashboard3Line,
  argocd: RiShipLine,
};

/** Places that belong to an environment; what cannot be opened, as a commit in a local repository, can be copied. */
export function EnvironmentLinks(props: {
  links: EnvironmentLink[] | undefined;
}) {
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
            className={styles.linkItem}
          >
            <Icon aria-hidden="true" />
            {link.url ? (
              <Link href={link.url} target="_blank" rel="noopener noreferrer">
                {link.title}
              </Link>
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
function Reference(props: { link: EnvironmentLink }) {
  const { title, reference = '' } = props.link;
  const label = title.toLowerCase();
  return title.includes(reference.slice(0, 7)) ? (
    <CopyButton text={reference} label={label} />
  ) : (
    <ShortId id={reference} label={label} />
  );
}
