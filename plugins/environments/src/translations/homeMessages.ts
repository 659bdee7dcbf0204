/** Words of the widget of the home page. */
export const homeMessages = {
  home: {
    title: 'Your environments',
    loading: 'Loading your environments',
    failed: 'Your environments could not be loaded',
    waiting: 'Waiting for me',
    mine: 'Mine',
    expiring: 'Expiring within a day',
    nothingWaiting: 'Nothing waits for your decision.',
    nothingMine: 'You have requested nothing that is still there.',
    nothingExpiring: 'Nothing of yours ends within a day.',
    seeAll: 'See all',
    seeAllOf: '{{section}}: see all {{number}}',
    asked: 'Asked {{time}}',
    template: 'Template: {{title}}',
    emptyTitle: 'Nothing of yours yet',
    emptyDescription:
      'An environment is a place for a service to run in, for as long as you need it. What you request, and what waits for your decision, shows here.',
  },
} as const;
