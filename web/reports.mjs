// Looks at reports as pages, each a file of HTML:
//
//     node web/reports.mjs FILE.html ...
//
// Holds that each is valid HTML (html-validate), that axe-core finds nothing against it in a light and a dark window,
// wide and narrow, that it asks for nothing, runs nothing and is nowhere wider than its window, and that it can be
// printed. Tells how many pages of A4 each has; with FOLDER set, it also leaves pictures and the printed pages there.
// CHROMIUM names the browser (default /usr/bin/chromium).

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { HtmlValidate } from 'html-validate';

import { launch, watch } from './browser.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: node web/reports.mjs FILE.html ...');
  process.exit(2);
}
const folder = process.env.FOLDER;

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  elements: ['html5'],
  rules: {
    // Written by hand, as most people do.
    'doctype-style': ['error', { style: 'lowercase' }],
    // A title is as long as the name in it.
    'long-title': 'off',
    // A wide table scrolls, and has to be reachable for those who scroll with keys.
    'prefer-native-element': ['error', { exclude: ['region', 'group'] }],
  },
});
const axe = await readFile(path.join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

/** How many pages a PDF has. */
function pages(pdf) {
  return (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
}

/** What is wrong with a file, one line a fault, and how many pages it has. */
async function look(browser, file) {
  const faults = [];
  const name = path.basename(file, '.html');
  const report = await validator.validateFile(file);
  for (const { messages } of report.results) {
    faults.push(...messages.map(({ line, column, message, ruleId }) => `${line}:${column} ${message} (${ruleId})`));
  }
  const seen = new Set();
  let printed;
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1100, 380]) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      const address = pathToFileURL(path.resolve(file)).href;
      await watch(page, new URL(address).origin, faults);
      page.on('request', request => {
        if (request.url() !== address) {
          faults.push(`asked for ${request.url()}`);
        }
      });
      await page.goto(address);
      if ((await page.locator('script').count()) > 0) {
        faults.push('has a script');
      }
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) {
        faults.push(`is ${over} pixels wider than a window of ${width}`);
      }
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      for (const { id, help, nodes } of violations) {
        for (const node of nodes) {
          const fault = `${help} (${id}): ${node.html.slice(0, 120)}`;
          if (!seen.has(fault)) {
            seen.add(fault);
            faults.push(`${colorScheme}, ${width} wide: ${fault}`);
          }
        }
      }
      if (folder !== undefined) {
        await page.screenshot({ path: path.join(folder, `${name}-${colorScheme}-${width}.png`), fullPage: true });
      }
      // Backgrounds are left out, as they are where one does not ask for them.
      printed ??= await page.pdf({ preferCSSPageSize: true });
      await context.close();
    }
  }
  if (folder !== undefined) {
    await writeFile(path.join(folder, `${name}.pdf`), printed);
  }
  return { faults: [...new Set(faults)], count: pages(printed) };
}

if (folder !== undefined) {
  await mkdir(folder, { recursive: true });
}
const browser = await launch();
let broken = 0;
try {
  for (const file of files) {
    const { faults, count } = await look(browser, file);
    console.log(`${file}: ${count} ${count === 1 ? 'page' : 'pages'} of A4, ${faults.length} faults`);
    faults.forEach(fault => console.error(`  ${fault}`));
    broken += faults.length > 0;
  }
} finally {
  await browser.close();
}
process.exit(broken > 0 ? 1 : 0);
