/** Words of tenants among the results of a search. */
export const searchMessages = {
  search: {
    plan: 'Plan',
  },
} as const;
