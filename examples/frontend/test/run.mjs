// Drives the built page in a browser, before a real server with the example record:
//
//     npm run build && npm test
//     npm test -- --picture frontend.png
//
// RAPPORT names the server's binary (default ../../target/debug/rapport), CHROMIUM the browser.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

import { buildWithIds, launch, startPage, startRapport, trustedDocuments } from './world.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const picture = process.argv[process.argv.indexOf('--picture') + 1];

const rapport = await startRapport();
const site = await startPage(rapport.url);
const browser = await launch();

/** What the page reports in the console or asks of others; and what of it is part of the test. */
const faults = [];
let expected = /^$/;

try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type()) && !expected.test(message.text())) {
      faults.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', error => faults.push(`script: ${error.message}`));
  page.on('request', request => {
    if (!request.url().startsWith(site.origin) && !request.url().startsWith('data:')) {
      faults.push(`asked for ${request.url()}`);
    }
  });

  const standing = text => page.locator('.standing', { hasText: text }).waitFor();
  const heading = name => page.getByRole('heading', { level: 1, name }).waitFor();
  const rows = page.locator('.rows > li');
  const feed = page.locator('.feed > li');
  const alert = page.locator('main').getByRole('alert');
  const tokenButton = page.locator('button.who');
  async function step(name, run) {
    process.stdout.write(`${name} … `);
    await run();
    process.stdout.write('ok\n');
  }
  async function giveToken(token) {
    await tokenButton.click();
    await page.getByLabel('Token, kept in this tab only').fill(token);
    await page.keyboard.press('Enter');
  }
  /** Nothing that axe knows may be wrong, in light and dark, wide and narrow. */
  async function accessible(what) {
    await page.evaluate(axe);
    for (const colorScheme of ['light', 'dark']) {
      for (const width of [1280, 380]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        const found = await page.evaluate(async () => {
          const { violations } = await window.axe.run(document);
          const scrolls = document.documentElement.scrollWidth > document.documentElement.clientWidth;
          return [
            ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
            ...(scrolls ? ['scrolls sideways'] : []),
          ];
        });
        faults.push(...found.map(fault => `${what}, ${colorScheme}, ${width}: ${fault}`));
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 900 });
  }

  const editor = await rapport.run('token', 'create', 'Ana', '--role', 'editor');
  const savePerson = (key, fields) =>
    rapport.ask(editor, 'mutation ($input: PersonInput!) { savePerson(input: $input) { errors { message } } }', {
      input: { key, ...fields },
    });

  await step('a list, page by page, with the keyboard', async () => {
    await page.goto(site.origin);
    await standing('Live');
    await page.getByText('7 people').waitFor();
    assert.equal(await rows.count(), 5);
    await page.getByRole('link', { name: 'Next' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Previous' }).waitFor();
    await rows.nth(2).waitFor({ state: 'detached' });
    assert.equal(await rows.count(), 2);
    await accessible('the list');
    await page.getByRole('link', { name: 'Previous' }).click();
    await rows.nth(4).waitFor();
    await page.getByLabel('Order').selectOption('NAME');
    await rows.first().getByText('Adrian Li').waitFor();
  });

  await step('search, blind to accents, and its pages', async () => {
    await page.getByRole('searchbox').fill('rodriguez');
    await page.getByText('1 found').waitFor();
    await rows.first().getByText('Alejandro Rodríguez Zamora').first().waitFor();
    assert.match(page.url(), /q=rodriguez/);
    await page.getByRole('searchbox').fill('embassy');
    await page.locator('mark').first().waitFor();
    await accessible('what was found');
    await page.getByRole('searchbox').fill('nobody of this name');
    await page.getByText('0 found').waitFor();
    await page.getByRole('searchbox').fill('');
    await page.getByText('7 people').waitFor();
  });

  await step('a person: positions on a day, whom they met, evidence with sources', async () => {
    await page.getByRole('link', { name: 'Jung Sook Park' }).click();
    await heading('Ms. Jung Sook Park');
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
    assert.match(await page.title(), /Jung Sook Park/);
    await page.getByText('Nothing shows a position on that day').waitFor();
    await page.getByLabel('on', { exact: true }).fill('2022-03-01');
    await page.locator('.chip.certain').waitFor();
    await page.getByRole('link', { name: '2022-02-11' }).click();
    await page.locator('.days a[aria-current=date]').waitFor();
    const met = page.locator('.cards > li', { hasText: 'Alejandro Rodríguez Zamora' });
    await met.locator('summary').focus();
    await page.keyboard.press('Enter');
    await met.locator('cite', { hasText: "Costa Rica's ambassador meets Ms. Park" }).waitFor();
    await accessible('a person');
  });

  await step('an institution: who held its positions, and its promises', async () => {
    await page.goto(`${site.origin}/party/organization:wego?on=2022-03-01`);
    await heading('World Smart Sustainable Cities Organization');
    await page.locator('.cards > li', { hasText: 'Secretary General' }).first().getByText('Jung Sook Park').waitFor();
    await page.locator('.chip.open').first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'It was kept' }).count(), 0);
    await accessible('an institution');
  });

  await step('what others change is here at once', async () => {
    await standing('Live');
    await savePerson('jung-sook-park', { name: 'Jung Sook Park-Kim' });
    await page.locator('main').getByText('Jung Sook Park-Kim').first().waitFor();
    await feed.filter({ hasText: 'Ana updated Jung Sook Park-Kim' }).waitFor();
    await savePerson('jung-sook-park', { name: 'Jung Sook Park' });
    await page.locator('main').getByText('Park-Kim').first().waitFor({ state: 'detached' });
  });

  await step('an editor changes a promise; what they have not seen they do not overwrite', async () => {
    await giveToken(editor);
    await tokenButton.filter({ hasText: 'Ana' }).waitFor();
    await standing('Live');
    const promise = page.locator('.cards.wide > li').first();
    await promise.getByRole('button', { name: 'It was kept' }).click();
    await promise.locator('.chip.fulfilled').waitFor();
    await feed.filter({ hasText: 'status' }).first().waitFor();

    // Somebody is a moment faster.
    const { node } = await rapport.ask(
      editor,
      '{ node(id: "organization:wego") { ... on Party { commitments { nodes { key } } } } }',
    );
    const save =
      'mutation ($key: ID!, $note: String) { saveCommitment(input: { key: $key, note: $note }) { outcome } }';
    await page.route('**/graphql', async route => {
      if (route.request().postData()?.includes('mutation SavePromise')) {
        await rapport.ask(editor, save, { key: node.commitments.nodes[0].key, note: 'Changed a moment before.' });
      }
      await route.continue();
    });
    await promise.getByRole('button', { name: 'It is open again' }).click();
    await promise
      .getByRole('alert')
      .filter({ hasText: /revision|changed/ })
      .waitFor();
    await page.unroute('**/graphql');
    await promise.getByRole('button', { name: 'It is open again' }).click();
    await promise.locator('.chip.open').waitFor();
    await promise.getByRole('alert').waitFor({ state: 'detached' });
    await accessible('an editor’s page');
  });

  if (process.argv.includes('--picture')) {
    await step('the picture', async () => {
      const maria = await rapport.run('token', 'create', 'Maria', '--role', 'editor');
      await page.reload();
      await standing('Live');
      const event = {
        title: 'Courtesy call of the new ambassador',
        kind: 'COURTESY_CALL',
        from: '2022-03-29',
        participants: [
          { position: 'wego-secretary-general', side: 'HOST' },
          { label: 'The ambassador', side: 'GUEST' },
        ],
      };
      const saveEvent = 'mutation ($input: EventInput!) { saveEvent(input: $input) { outcome } }';
      await rapport.ask(maria, saveEvent, { input: event });
      await savePerson('juan-carlos-caiza-rosero', { otherNames: [{ name: 'Juan Carlos Caiza' }] });
      await feed.nth(1).waitFor();
      await page.locator('article details summary').nth(1).click();
      await page.mouse.move(0, 0);
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.evaluate(() => document.activeElement?.blur());
      await page.screenshot({ path: picture, animations: 'disabled' });
    });
  }

  await step('the server goes away, changes, and comes back: the page recovers, and misses nothing', async () => {
    // The browser reports what fails in between.
    expected = /50[024]|WebSocket|Failed to load resource/;
    await rapport.stop();
    await standing('Connection lost');
    await page.getByRole('heading', { level: 1, name: 'World Smart' }).waitFor();
    await tokenButton.filter({ hasText: 'Ana' }).waitFor();
    await page.locator('.days a').first().click();
    await alert.filter({ hasText: 'The server cannot be reached' }).waitFor();
    // Of a day of which nothing is known, nothing is told; of what was shown before, all that was.
    await page.locator('.cards > li').first().waitFor({ state: 'detached' });
    await accessible('a page without a server');
    const file = path.join(rapport.folder, 'meanwhile.jsonl');
    await writeFile(file, '{"type": "person", "key": "jung-sook-park", "note": "Changed while nobody looked."}\n');
    await rapport.run('import', file);
    await rapport.start();
    await standing('Live');
    await feed.filter({ hasText: 'Jung Sook Park' }).filter({ hasText: 'note' }).waitFor();
    await alert.first().waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Jung Sook Park' }).first().click();
    await page.getByText('Changed while nobody looked.').waitFor();
    expected = /^$/;
  });

  await step('a token that is refused, and one that is revoked while the page is open', async () => {
    expected = /401|WebSocket/;
    await giveToken(`${editor.slice(0, -3)}abc`);
    await alert.filter({ hasText: 'The server does not take this token' }).waitFor();
    await tokenButton.filter({ hasText: 'Token refused' }).waitFor();
    await standing('No live updates');
    await tokenButton.click();
    await accessible('a refused token');
    await page.getByRole('button', { name: 'Go on without' }).click();
    await heading('Ms. Jung Sook Park');
    await standing('Live');

    const guest = await rapport.run('token', 'create', 'Guest');
    await giveToken(guest);
    await tokenButton.filter({ hasText: 'Guest' }).waitFor();
    await standing('Live');
    await rapport.run('token', 'revoke', guest.split('_')[1]);
    await standing('No live updates');
    await alert.filter({ hasText: 'The server does not take this token' }).waitFor();
    await page.getByText('Jung Sook Park').first().waitFor({ state: 'detached' });
    assert.deepEqual(await page.evaluate(() => [localStorage.length, location.href.includes('rapport_')]), [0, false]);
  });

  await step('built to send ids of documents, it shows the same, from a server that answers nothing else', async () => {
    const closed = await startRapport({
      over: rapport,
      flags: ['--production', '--trusted-documents', trustedDocuments],
    });
    const folder = path.join(rapport.folder, 'with-ids');
    await buildWithIds(folder);
    const other = await startPage(closed.url, folder);
    try {
      await assert.rejects(closed.ask(editor, '{ people { totalCount } }'), /document/);
      const visitor = await context.newPage();
      visitor.on('pageerror', error => faults.push(`script: ${error.message}`));
      await visitor.goto(other.origin);
      await visitor.getByText('7 people').waitFor();
      await visitor.locator('.standing', { hasText: 'Live' }).waitFor();
      await visitor.goto(`${other.origin}/party/organization:wego`);
      await visitor.locator('.chip.open').waitFor();
      await visitor.locator('.standing', { hasText: 'Live' }).waitFor();
      await savePerson('jung-sook-park', { note: 'Read by those who send ids.' });
      await visitor.locator('.feed > li', { hasText: 'Jung Sook Park' }).waitFor();
    } finally {
      await other.end();
      await closed.end();
    }
  });
} catch (error) {
  const shown = await browser
    .contexts()[0]
    ?.pages()[0]
    ?.locator('body')
    .innerText()
    .catch(() => '');
  faults.push(error.stack, 'The page showed:', shown ?? '');
} finally {
  await browser.close();
  await site.end();
  await rapport.end();
}

if (faults.length > 0) {
  console.error(`\n${faults.join('\n')}`);
  process.exit(1);
}
