import { defineConfig } from '@playwright/test';
import base from './playwright.config';

/** Takes the pictures of docs/gallery, some of which the README shows, from the portal that the browser tests use. */
export default defineConfig(base, {
  testMatch: '**/*.gallery.ts',
  reporter: 'list',
});
