/** What the components say by themselves, on whichever page they stand. */
export const componentMessages = {
  live: {
    live: 'Live',
    updating: 'Updating',
    reconnecting: 'Reconnecting',
    lastUpdate: ', last update {{time}}',
  },
  error: {
    retry: 'Try again',
    requestId: 'Request id',
    requestIdCopied: 'request id',
    noAnswer: 'The control plane does not answer.',
    advice: {
      validation_error: 'Correct what it names and try again.',
      unauthorized: 'Your session has ended. Sign in again.',
      forbidden:
        'Ask an administrator of the control plane for the permission.',
      not_found: 'Check the address, or whether you may see it.',
      conflict: 'It has changed meanwhile. Reload to see its state now.',
      stale_plan:
        'The plan has changed meanwhile. Read it again and decide anew.',
      rate_limited: 'You asked too often. Wait a moment and try again.',
      unavailable:
        'It may be starting or under maintenance. Try again in a moment.',
      internal_error:
        'Try again. If it stays, give the request id to whoever runs this portal.',
      noAnswer: 'Check your connection, or try again in a moment.',
      other: 'Try again. If it stays, tell whoever runs this portal.',
    },
  },
  rolledBack: {
    shown: 'You see it again as it is.',
    dismiss: 'Dismiss',
  },
  copy: {
    action: 'Copy {{label}}',
    done: 'Copied',
  },
  action: {
    notNow: 'This is not possible now.',
  },
  confirm: {
    keep: 'Keep it',
    otherName: 'It is another name.',
    type: 'Type {{name}} to confirm.',
    nameCopied: 'name',
  },
  dialog: {
    cancel: 'Cancel',
  },
  skeleton: {
    loading: 'Loading',
  },
  list: {
    loading: 'Loading {{items}}',
    any: 'Any {{label}}',
    find: 'Type to find',
    clear: 'Clear filters',
    pageSize: '{{size}} a page',
    rangeOfTotal: '{{range}} of {{total}}',
    links: 'Links',
  },
  lease: {
    ends: 'Ends {{time}}',
    ended: 'Ended',
    leftAndEnds: ' left, ends {{time}}',
  },
  picker: {
    memberLabel: 'Person or group',
    placeholder: 'Search the catalog',
  },
  secret: {
    copyNow:
      'Copy it now and store it where secrets belong. It is not shown again.',
    storeFirst:
      'Store it first: once this is closed, nobody can show it again. Then press “I have stored it”.',
    storeFirstSpoken: 'Store it first. It is not shown again.',
    stored: 'I have stored it',
    exampleCopied: 'example',
  },
} as const;
