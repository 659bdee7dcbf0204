import type { LoggerService } from '@backstage/backend-plugin-api';

/** Keeps nothing. */
export const silentLogger: LoggerService = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => silentLogger,
};
