export * from './formatDay';
export * from './formatDuration';
export * from './formatMoney';
export * from './formatQuota';
export * from './formatTime';
export * from './formatTotal';
export * from './shortenMiddle';
