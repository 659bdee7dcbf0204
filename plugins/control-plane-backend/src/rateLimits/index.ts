export * from './addressKeyOf';
export * from './createRateLimits';
export * from './createRateStore';
export * from './RateLimitedError';
export * from './RateLimiter';
export * from './RateLimits';
