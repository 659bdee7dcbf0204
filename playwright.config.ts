import path from 'node:path';
import { defineConfig } from '@playwright/test';

/*
 * The browser tests see the portal as it is deployed: built, and served by the backend. That is steadier than the
 * development server, whose reloads and overlays come between a test and the page, and it proves the build. Everything
 * else is the embedded default, with a state of its own (app-config.e2e.yaml) in var/e2e, which is empty at the start.
 *
 * "npm test -- --only browser" builds the portal, finds a browser and runs this.
 */

const baseURL = 'http://localhost:7007';

// Where the tests find what the portal has done, such as the repository gitops.git
process.env.GROUNDWORK_E2E_STATE = path.resolve(__dirname, 'var/e2e');

const jsonReport = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE;

export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  testMatch: '**/*.test.ts',
  outputDir: 'test-results',
  // One portal, one state: the tests take turns
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [
    ['list'],
    ['html', { open: 'never', outputFolder: 'playwright-report' }],
    ...(jsonReport ? [['json', { outputFile: jsonReport }] as const] : []),
  ],
  use: {
    baseURL,
    locale: 'en-US',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    // So that what waits for nothing fails soon, and says where
    actionTimeout: 30_000,
    launchOptions: {
      executablePath: process.env.GROUNDWORK_TEST_BROWSER || undefined,
      // No sandbox, as containers allow none; and no conversations of the browser's own
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node scripts/browser-test-servers.mjs',
    wait: { stdout: /are ready/ },
    timeout: 180_000,
    env: { GROUNDWORK_TEST_RUNNER: String(process.pid) },
    // Long enough to end both servers and what they started
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stderr: 'pipe',
  },
});
