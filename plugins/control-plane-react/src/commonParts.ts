/*
 * What most pages of the control plane are made of. Every plugin names it in the module that its extensions load first, so
 * that bundlers put it into one piece that is loaded once, and not again into that of every page. It changes what is loaded
 * when, and nothing else: `benchmarks/bundleSize.ts` tells what that is worth.
 */
export * from './components/ActionButton';
export * from './components/ActionMenu';
export * from './components/ActorLink';
export * from './components/Announcement';
export * from './components/ConfirmDialog';
export * from './components/CopyButton';
export * from './components/DriftChip';
export * from './components/DurationText';
export * from './components/EmptyState';
export * from './components/ErrorPanel';
export * from './components/FieldProblem';
export * from './components/Flash';
export * from './components/ForbiddenPanel';
export * from './components/FormDialog';
export * from './components/HiddenText';
export * from './components/ItemTable';
export * from './components/KeyValueList';
export * from './components/LeaseBar';
export * from './components/Legible';
export * from './components/LinkList';
export * from './components/ListControls';
export * from './components/LiveDot';
export * from './components/MemberPicker';
export * from './components/Money';
export * from './components/PageFrame';
export * from './components/RelativeTime';
export * from './components/RolledBack';
export * from './components/ScrollRegion';
export * from './components/ShortId';
export * from './components/SkeletonBlocks';
export * from './components/StatusChip';
export * from './components/TabSection';
export * from './components/TextDiff';
export * from './errors';
export * from './format';
export * from './hooks';
export * from './status';
export { useControlPlaneWords } from './translation';
export { useWords } from './words';
