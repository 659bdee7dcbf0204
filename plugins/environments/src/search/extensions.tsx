import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { ServerIcon } from '../icons';
import { loadPages } from '../pages/loadPages';

/** Environments among the results of a search, and the filter for nothing but them. */
export const searchExtensions = [
  SearchResultListItemBlueprint.make({
    params: {
      icon: <ServerIcon size={20} />,
      predicate: ({ type }) => type === 'environments',
      component: () => loadPages().then(pages => pages.searchResult()),
    },
  }),
  SearchFilterResultTypeBlueprint.make({
    params: {
      value: 'environments',
      name: 'Environments',
      icon: <ServerIcon size={20} />,
    },
  }),
];
