import { pageStyles } from './pageStyles';

/** Text made safe for the content and the quoted attributes of HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Policy of every page: nothing is loaded from anywhere, no script runs, nobody frames it. */
export const pageSecurityPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

/** A whole page around its body, with everything that it needs inside. */
export function renderPage(options: { title: string; body: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(options.title)} · Groundwork</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(mark('#1f7a63'))}">
<style>${pageStyles}</style>
</head>
<body>
<main>
<p class="brand">${mark('currentColor')}<span>Groundwork</span></p>
${options.body}
</main>
</body>
</html>
`;
}

function mark(color: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="4 4 24 24" width="28" height="28" fill="${color}" aria-hidden="true" focusable="false"><path d="M4 9.5C8 5.8 12 5.2 16 7.4s8 2.2 12-.9v5.2c-4 3.1-8 3.1-12 .9s-8-1.6-12 2.1z"/><path opacity=".72" d="M4 17.3c4-3.7 8-4.3 12-2.1s8 2.2 12-.9v5.2c-4 3.1-8 3.1-12 .9s-8-1.6-12 2.1z"/><path opacity=".44" d="M4 25.1c4-3.7 8-4.3 12-2.1s8 2.2 12-.9v2.4a3.5 3.5 0 0 1-3.5 3.5h-17A3.5 3.5 0 0 1 4 24.5z"/></svg>`;
}
