import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** Titles, tabs and actions of the pages about runtime environments and namespaces. States have their words in `controlPlaneTranslationRef`. @public */
export const runtimesTranslationRef = createTranslationRef({
  id: 'plugin.runtimes',
  messages: {
    runtimesPage: {
      title: 'Runtimes',
      tabs: {
        runtimes: 'Runtimes',
        groups: 'Groups',
        queue: 'Queue',
      },
    },
    runtimePage: {
      title: 'Runtime environment',
    },
    namespacesPage: {
      title: 'Namespaces',
      tabs: {
        namespaces: 'Namespaces',
        rules: 'Naming rules',
        identityGroups: 'Identity groups',
      },
    },
    namespacePage: {
      title: 'Namespace',
      tabs: {
        targets: 'Targets',
        members: 'Members',
        metadata: 'Metadata',
        events: 'Events',
      },
    },
    createNamespacePage: {
      title: 'Create a namespace',
    },
    actions: {
      addRuntime: 'Add runtime',
      edit: 'Edit',
      remove: 'Remove',
      delete: 'Delete',
      check: 'Check now',
      beginMaintenance: 'Begin maintenance',
      endMaintenance: 'End maintenance',
      createGroup: 'Create group',
      replay: 'Try again',
      replayAll: 'Try all again',
      release: 'Take away',
      createNamespace: 'Create namespace',
      reconcile: 'Reconcile',
      editMembers: 'Edit members',
      editMetadata: 'Edit metadata',
      editRules: 'Edit rules',
      refresh: 'Look up now',
    },
  },
});
