// Gathers the licence texts of every package of which a bundle holds a part.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

// Packages that ship no licence text, each with a package of the same authors and terms that does.
const textFrom = {
  '@graphiql/plugin-doc-explorer': 'graphiql',
  '@graphiql/plugin-history': 'graphiql',
  'react-compiler-runtime': 'react',
  'react-remove-scroll-bar': 'react-remove-scroll',
  'toggle-selection': 'copy-to-clipboard',
};

const allowed = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'OFL-1.1']);

/**
 * The licences of all packages in an esbuild metafile, as one text: each distinct licence text once, under the
 * packages that it covers. Fails for a package without a licence text, or under terms that are not known to be fine.
 */
export async function licences(root, metafile) {
  const folders = new Set();
  for (const input of bundled(metafile)) {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
    if (folder !== undefined) {
      folders.add(folder);
    }
  }
  const packagesByText = new Map();
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(await readFile(path.join(root, folder, 'package.json'), 'utf8'));
    if (!allowed.has(license)) {
      throw new Error(`${name}: its licence (${license}) is not in the list of licences.mjs`);
    }
    const text = await licenceText(path.join(root, folder), name, root);
    packagesByText.set(text, [...(packagesByText.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const parts = [...packagesByText].map(([text, packages]) => `${packages.join('\n')}\n\n${text}\n`);
  const rule = `\n${'-'.repeat(80)}\n\n`;
  return ['The GraphiQL page holds parts of these packages, under these licences.\n', ...parts].join(rule);
}

/** The files of which the bundle holds something. A font within a style is an input, but not listed in the output. */
function bundled(metafile) {
  const scriptsAndStyles = Object.values(metafile.outputs).flatMap(output => Object.keys(output.inputs));
  const fonts = Object.keys(metafile.inputs).filter(input => input.endsWith('.woff2'));
  return [...scriptsAndStyles, ...fonts];
}

async function licenceText(folder, name, root) {
  const file = (await readdir(folder)).sort().find(entry => /^(licen[cs]e|copying)/i.test(entry));
  if (file !== undefined) {
    return (await readFile(path.join(folder, file), 'utf8')).replaceAll('\r\n', '\n').trim();
  }
  const other = textFrom[name];
  if (other === undefined) {
    throw new Error(`${name}: ships no licence text; name in licences.mjs a package that has the same`);
  }
  return licenceText(path.join(root, 'node_modules', other), other, root);
}
