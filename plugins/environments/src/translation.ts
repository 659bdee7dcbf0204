import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** Titles, tabs and actions of the environment pages. States have their words in `controlPlaneTranslationRef`. @public */
export const environmentsTranslationRef = createTranslationRef({
  id: 'plugin.environments',
  messages: {
    environmentsPage: {
      title: 'Environments',
      tabs: {
        all: 'All',
        mine: 'Mine',
        waiting: 'Waiting for me',
        expiring: 'Expiring',
        drifted: 'Drifted',
      },
    },
    requestPage: {
      title: 'Request an environment',
      steps: {
        class: 'Class',
        details: 'Details',
        plan: 'Plan',
        review: 'Review',
      },
    },
    approvalsPage: {
      title: 'Approvals',
    },
    actions: {
      request: 'Request environment',
      approve: 'Approve',
      reject: 'Reject',
      reconcile: 'Reconcile',
      extend: 'Extend',
      mendDrift: 'Mend drift',
      tryAgain: 'Try again',
      requestAgain: 'Request again',
      delete: 'Delete',
      cancel: 'Cancel request',
    },
  },
});
