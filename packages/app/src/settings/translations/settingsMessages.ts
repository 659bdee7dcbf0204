/** Words of the settings about what people are told. */
export const settingsMessages = {
  loading: 'Loading what you are told',
  failed: 'What you are told could not be loaded',
  unchanged: 'What you are told did not change',
  web: 'In the portal',
  everything: {
    title: 'Everything from here',
    description: 'Also what is told in future.',
  },
  /** The accessible name of a switch, where there are several ways to be told. */
  channelOf: '{{topic}}: {{channel}}',
  controlPlane: {
    title: 'Environments and tenants',
    description:
      'What you are told of what you requested, of what your groups own, and of what waits for you.',
  },
  others: {
    title: 'Other parts of the portal',
    description: 'They show here once they told you something.',
  },
  topics: {
    approvals: {
      title: 'Waiting for your decision',
      description:
        'Requests, extensions and products that you may decide over, and reminders of them.',
    },
    decisions: {
      title: 'Decisions',
      description: 'What you asked for was approved, rejected or cancelled.',
    },
    ready: {
      title: 'Ready',
      description: 'What you asked for is ready to use.',
    },
    failures: {
      title: 'Failures',
      description: 'Something could not be provisioned or suspended.',
    },
    drift: {
      title: 'Drift',
      description: 'Something was changed by hand, and is not as agreed.',
    },
    expiry: {
      title: 'End of environments',
      description: 'Their time is over soon, or is over.',
    },
    suspension: {
      title: 'Suspended environments',
      description: 'They stand still until somebody extends them.',
    },
    removal: {
      title: 'Removed environments',
      description: 'Somebody removes an environment of yours.',
    },
    extensions: {
      title: 'Extensions',
      description: 'Somebody extended an environment of yours.',
    },
    substitutes: {
      title: 'Substitutes',
      description:
        'Somebody decides in your place, or you in the place of somebody.',
    },
    tenants: {
      title: 'End of tenants',
      description: 'The trial or the contract of a tenant ends, or has ended.',
    },
    entitlements: {
      title: 'Products of tenants',
      description: 'A tenant may use a product, or may no more.',
    },
    trials: {
      title: 'Trials of products',
      description: 'They begin, end soon, or have ended.',
    },
    apiKeys: {
      title: 'API keys',
      description: 'A key of yours expires soon.',
    },
    runtimes: {
      title: 'Runtime environments',
      description: 'One cannot be worked with, or can be again.',
    },
    audit: {
      title: 'Audit log',
      description: 'It was tampered with.',
    },
  },
} as const;
