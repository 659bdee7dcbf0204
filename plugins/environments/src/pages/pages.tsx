/* What the pages of this plugin share, and each page by a function that loads it. */
import { EnvironmentsRouter } from '../components/EnvironmentsRouter';

export { PlanDiff, TargetLane } from '@groundwork/plugin-control-plane-react';
export * as approvalFacts from '../components/ApprovalFacts';
export * as deleteDialog from '../components/DeleteDialog';
export * as environmentTable from '../components/EnvironmentTable';
export * as extendDialog from '../components/ExtendDialog';
export * as pendingExtension from '../components/PendingExtension';
export * as planView from '../components/PlanView';
export * as hooks from '../hooks';
export * as model from '../model';
export { environmentsTranslationRef } from '../translation';

export const environmentsPage = async () => <EnvironmentsRouter />;

export const approvalsPage = () =>
  import('../components/ApprovalsPage').then(m => <m.ApprovalsPage />);

const loadEntityParts = () => import('../components/EntityEnvironments');

export const entityContent = () =>
  loadEntityParts().then(m => <m.EntityEnvironmentsContent />);

export const componentCard = () =>
  loadEntityParts().then(m => <m.ComponentEnvironmentsCard />);

export const environmentCard = () =>
  loadEntityParts().then(m => <m.EnvironmentEntityCard />);

export const overviewCard = () =>
  loadEntityParts().then(m => <m.OverviewEnvironmentsCard />);

export const homeWidget = () =>
  import('../home').then(m => ({ Content: m.HomeWidget }));

export const searchResult = () =>
  import('../search').then(m => m.EnvironmentSearchResult);

export const formFields = () => import('../scaffolder/formFields');
