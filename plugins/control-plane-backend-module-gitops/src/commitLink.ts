import type { Link } from '@groundwork/plugin-control-plane-common';

/**
 * Names a commit, with the address of its page where there is one.
 *
 * @param webUrl - page of the repository
 */
export function commitLink(hash: string, webUrl: string | undefined): Link {
  return {
    title: `Commit ${hash.slice(0, 8)}`,
    kind: 'commit',
    reference: hash,
    ...(webUrl && { url: commitUrl(webUrl, hash) }),
  };
}

function commitUrl(webUrl: string, hash: string): string {
  const base = webUrl.replace(/\/+$/, '');
  const isGitLab = new URL(base).hostname.split('.').includes('gitlab');
  return `${base}${isGitLab ? '/-' : ''}/commit/${hash}`;
}
