import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { Building2Icon } from '../icons';
import { loadPages } from '../pages/loadPages';

/** Tenants among the results of a search, and the filter for nothing but them. */
export const searchExtensions = [
  SearchResultListItemBlueprint.make({
    params: {
      icon: <Building2Icon size={20} />,
      predicate: ({ type }) => type === 'tenants',
      component: () => loadPages().then(pages => pages.searchResult()),
    },
  }),
  SearchFilterResultTypeBlueprint.make({
    params: {
      value: 'tenants',
      name: 'Tenants',
      icon: <Building2Icon size={20} />,
    },
  }),
];
