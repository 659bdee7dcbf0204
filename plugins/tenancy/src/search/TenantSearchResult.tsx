import type {
  ResultHighlight,
  SearchDocument,
} from '@backstage/plugin-search-common';
import { SearchResultItem } from '@groundwork/plugin-control-plane-react';
import { useTenancyWords } from '../translation';

/** What the backend indexes of a tenant, beside what every document has. */
type TenantDocument = SearchDocument & { status?: string; plan?: string };

/** Props of {@link TenantSearchResult}. */
export type TenantSearchResultProps = {
  icon?: JSX.Element;
  result?: SearchDocument;
  highlight?: ResultHighlight;
};

/** A tenant among the results of a search: its state and plan at a glance. */
export function TenantSearchResult(
  props: TenantSearchResultProps,
): JSX.Element | null {
  const { icon, highlight } = props;
  const { t } = useTenancyWords();
  const result = props.result as TenantDocument | undefined;
  if (!result) {
    return null;
  }
  return (
    <SearchResultItem
      icon={icon}
      result={result}
      highlight={highlight}
      status={result.status}
      facts={[{ term: t('search.plan'), value: result.plan }]}
    />
  );
}
