/** Words of environments among the results of a search. */
export const searchMessages = {
  search: {
    class: 'Class',
    region: 'Region',
    owner: 'Owner',
    left: 'Time left',
  },
} as const;
