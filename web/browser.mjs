// The browser of reports.mjs, screenshot.mjs and test.mjs, and what counts as a fault of a page in it.

import { chromium } from 'playwright-core';

/** A headless Chromium; CHROMIUM names it (default /usr/bin/chromium). */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Collects a page's faults, one line each: whatever it reports in the console, and every request to another origin. */
export async function watch(page, origin, faults) {
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') {
      faults.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', error => faults.push(`script: ${error.message}`));
  page.on('websocket', socket => {
    if (new URL(socket.url()).host !== new URL(origin).host) {
      faults.push(`asked for ${socket.url()}`);
    }
  });
  await page.route('**/*', route => {
    const url = new URL(route.request().url());
    if (url.origin === origin || url.protocol === 'data:') {
      return route.continue();
    }
    faults.push(`asked for ${url.href}`);
    return route.abort();
  });
}
