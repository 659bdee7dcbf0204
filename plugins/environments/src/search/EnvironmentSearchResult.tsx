import type {
  ResultHighlight,
  SearchDocument,
} from '@backstage/plugin-search-common';
import {
  ActorLink,
  LeaseBar,
  SearchResultItem,
} from '@groundwork/plugin-control-plane-react';
import { useEnvironmentsWords } from '../translation';

/** What the backend indexes of an environment, beside what every document has. */
type EnvironmentDocument = SearchDocument & {
  status?: string;
  class?: string;
  region?: string;
  owner?: string;
  expires_at?: string;
  ttl_hours?: number;
};

/** Props of {@link EnvironmentSearchResult}. */
export type EnvironmentSearchResultProps = {
  icon?: JSX.Element;
  result?: SearchDocument;
  highlight?: ResultHighlight;
};

/** An environment among the results of a search: its state, class, owner and time left at a glance. */
export function EnvironmentSearchResult(
  props: EnvironmentSearchResultProps,
): JSX.Element | null {
  const { icon, highlight } = props;
  const { t } = useEnvironmentsWords();
  const result = props.result as EnvironmentDocument | undefined;
  if (!result) {
    return null;
  }
  const { status, owner, expires_at: expiresAt, ttl_hours: ttlHours } = result;
  return (
    <SearchResultItem
      icon={icon}
      result={result}
      highlight={highlight}
      status={status}
      facts={[
        { term: t('search.class'), value: result.class },
        { term: t('search.region'), value: result.region },
        {
          term: t('search.owner'),
          value: owner && <ActorLink entityRef={owner} defaultKind="group" />,
        },
        {
          term: t('search.left'),
          value: expiresAt && ttlHours && (
            <LeaseBar expiresAt={expiresAt} ttlHours={ttlHours} />
          ),
        },
      ]}
    />
  );
}
