export * from './formatDay';
export {
  formatDuration,
  formatHours,
  formatRoughDuration,
} from './formatDuration';
export * from './formatInSentence';
export * from './formatLeaseLeft';
export * from './formatMoney';
export * from './formatNumber';
export * from './formatQuota';
export * from './formatTime';
export * from './formatTotal';
export { currentLanguage } from './language';
export * from './shortenMiddle';
