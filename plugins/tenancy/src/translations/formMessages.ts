/** Words of fields and of what is wrong with them, in every form of this plugin. */
export const formMessages = {
  form: {
    name: 'Name',
    slug: 'Slug',
    description: 'Description',
    reason: 'Reason',
    note: 'Note',
    optional: 'Optional',
    optionalHint: 'Optional.',
    save: 'Save',
    close: 'Close',
    notNow: 'Not now',
    problems: {
      noName: 'Enter a name.',
      noPlan: 'Enter a plan.',
      noSlug: 'Enter a slug.',
      noLabel: 'Enter a name for addresses.',
      slugLength: 'Use 3 to {{max}} characters.',
      textLength: 'Use at most {{max}} characters.',
      letters:
        'Use lower-case letters, digits and hyphens; begin and end with a letter or digit.',
      dayOrder: 'Choose a day after the first one.',
      dayPassed: 'Choose a day that has not passed.',
      dayOver: 'Choose a day that is not over.',
      noDay: 'Choose a day.',
    },
    end: {
      keep: 'Keep {{day}}',
      inDays: 'In {{days}} days',
      inOneYear: 'In 1 year',
      onDay: 'On a day…',
      never: 'Never',
      until: 'Until {{time}}.',
      day: 'Day',
    },
  },
  list: {
    nothingFound: 'Nothing matches your search',
    searchLess: 'Search for less, or clear the search.',
    clearSearch: 'Clear the search',
  },
  picker: {
    searchTenants: 'Search tenants',
  },
} as const;
