// Opens the GraphiQL page of a running server, runs the first example, and takes a picture of the answer:
//
//     node web/screenshot.mjs http://127.0.0.1:8080/graphiql graphiql.png
//
// It is also a test: it fails where the page asks anything of another origin, reports an error in the console,
// answers with errors, or does not show its tabs. CHROMIUM names the browser (default /usr/bin/chromium), and
// COLOR_SCHEME=dark takes the picture in the dark theme.

import { launch, watch } from './browser.mjs';

const [, , address, output] = process.argv;
if (address === undefined || output === undefined) {
  console.error('usage: node web/screenshot.mjs URL OUTPUT.png');
  process.exit(2);
}
const origin = new URL(address).origin;

/** What went wrong while the page was open, one line a fault. */
const faults = [];

const browser = await launch();
try {
  const page = await browser.newPage({
    viewport: { width: 1400, height: 900 },
    colorScheme: process.env.COLOR_SCHEME === 'dark' ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  await watch(page, origin, faults);

  await page.goto(address);
  // Every tab is named by its query's operation; the first example is the one that opens.
  await page.getByRole('tab').nth(1).waitFor();
  await page.locator('.graphiql-query-editor .CodeMirror-code').waitFor();
  await page.getByRole('button', { name: /^Show Documentation Explorer/ }).waitFor();

  await page.locator('.graphiql-query-editor .CodeMirror-line').first().click({ position: { x: 6, y: 6 } });
  const answered = page.waitForResponse(
    response => new URL(response.url()).pathname === '/graphql' && asksForData(response.request()),
  );
  await page.keyboard.press('Control+Enter');
  const answer = await (await answered).json();
  for (const error of answer.errors ?? []) {
    faults.push(`answer: ${error.message}`);
  }
  await page.locator('.result-window .CodeMirror-line', { hasText: '"data"' }).waitFor();
  await page.locator('.graphiql-spinner').waitFor({ state: 'detached' });
  await page.mouse.move(0, 0);
  await page.screenshot({ path: output, animations: 'disabled' });
} finally {
  await browser.close();
}

if (faults.length > 0) {
  faults.forEach(fault => console.error(fault));
  process.exit(1);
}

function asksForData(request) {
  return request.method() === 'POST' && !request.postDataJSON().query.includes('__schema');
}
