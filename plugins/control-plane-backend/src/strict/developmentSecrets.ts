/** Secrets of `app-config.yaml`, which everybody knows; a test holds the two together. */
export const developmentSecrets: ReadonlySet<string> = new Set([
  'development-only',
  'development-only-secret-of-release-checks',
  'dev-jwt-secret',
  'ZGV2ZWxvcG1lbnQta2V5LXdpdGgtMzItYnl0ZXMtISE=',
  [
    '-----BEGIN PRIVATE KEY-----',
    'MC4CAQAwBQYDK2VwBCIEIGRldmVsb3BtZW50LWtleS1vZi1yZWNlaXB0cy0tLS0t',
    '-----END PRIVATE KEY-----',
  ].join('\n'),
]);
