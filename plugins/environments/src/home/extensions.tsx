import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { loadPages } from '../pages/loadPages';

/** What waits for the person, what is theirs and what ends soon, on the home page. */
export const homeWidget = HomePageWidgetBlueprint.make({
  params: {
    name: 'YourEnvironments',
    title: 'Your environments',
    description:
      'What waits for your decision, what you requested, and what of it ends soon',
    layout: {
      width: { minColumns: 4, defaultColumns: 6 },
      height: { minRows: 4, defaultRows: 8 },
    },
    components: () => loadPages().then(pages => pages.homeWidget()),
    // The widget is a card already
    componentProps: {
      Renderer: ({ Content }: { Content: () => JSX.Element }) => <Content />,
    },
  },
});
