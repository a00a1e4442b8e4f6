// Bundles graphiql/ into dist/graphiql/, the files that the server carries. With --check it writes nothing and
// fails where the committed files are not, byte for byte, what the sources give.

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(fileURLToPath(import.meta.url));
const sources = path.join(root, 'graphiql');
const dist = path.join(root, 'dist', 'graphiql');
const mend = 'npm --prefix web ci && node web/build.mjs';

// The example queries, as the module 'queries': a list of their texts in the order of the file names.
const queriesPlugin = {
  name: 'queries',
  setup(build) {
    const folder = path.join(sources, 'queries');
    build.onResolve({ filter: /^queries$/ }, () => ({ path: 'queries', namespace: 'queries' }));
    build.onLoad({ filter: /.*/, namespace: 'queries' }, async () => {
      const { parse } = await import('graphql');
      const texts = [];
      for (const name of (await readdir(folder)).sort()) {
        const text = await readFile(path.join(folder, name), 'utf8');
        // As much as the editor shows of a line beside the answer, in a window of 1400 pixels.
        if (!/^# \S.{1,54}\n/.test(text)) {
          throw new Error(`queries/${name}: the first line must say in a comment of 57 columns what the query asks`);
        }
        const operations = parse(text).definitions.filter(({ kind }) => kind === 'OperationDefinition');
        if (operations.length !== 1 || operations[0].name === undefined) {
          throw new Error(`queries/${name}: must hold one operation, with a name: the tab shows it`);
        }
        texts.push(text);
      }
      return { contents: `export default ${JSON.stringify(texts)};`, loader: 'js' };
    });
  },
};

// GraphiQL's style carries 34 font files for six alphabets and four weights, 390 kB of them. page.css brings the
// three that the page uses; other alphabets show in the reader's own fonts.
const fontsPlugin = {
  name: 'fonts',
  setup(build) {
    build.onLoad({ filter: /[\\/]graphiql[\\/]dist[\\/]style\.css$/ }, async args => ({
      contents: (await readFile(args.path, 'utf8')).replace(/@font-face\s*\{[^}]*\}/g, ''),
      loader: 'css',
    }));
  },
};

/** The files of dist/graphiql by name, as bytes. */
async function bundle() {
  const esbuild = await import('esbuild');
  const { licences } = await import('./licences.mjs');
  const result = await esbuild.build({
    absWorkingDir: root,
    alias: { 'react-style-singleton': path.join(sources, 'style-singleton.js') },
    entryPoints: [path.join(sources, 'page.jsx')],
    bundle: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    format: 'esm',
    jsx: 'automatic',
    legalComments: 'none',
    loader: { '.woff2': 'dataurl' },
    logLevel: 'warning',
    metafile: true,
    minify: true,
    outdir: dist,
    plugins: [queriesPlugin, fontsPlugin],
    target: 'es2022',
    write: false,
  });
  const files = new Map(result.outputFiles.map(file => [path.basename(file.path), Buffer.from(file.contents)]));
  files.set('index.html', await readFile(path.join(sources, 'index.html')));
  files.set('LICENSES.txt', Buffer.from(await licences(root, result.metafile)));
  return files;
}

async function committed() {
  try {
    return await readdir(dist);
  } catch (error) {
    if (error.code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}

/** What differs between the sources and dist/graphiql, one line a file. */
async function differences(files) {
  const present = await committed();
  const found = present.filter(name => !files.has(name)).map(name => `${name}: no source gives it`);
  for (const [name, bytes] of files) {
    if (!present.includes(name)) {
      found.push(`${name}: missing`);
    } else if (!bytes.equals(await readFile(path.join(dist, name)))) {
      found.push(`${name}: not what the sources give`);
    }
  }
  return found;
}

async function write(files) {
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  for (const [name, bytes] of files) {
    await writeFile(path.join(dist, name), bytes);
    console.log(`${name}  ${bytes.length} bytes`);
  }
}

let files;
try {
  files = await bundle();
} catch (error) {
  console.error(error.code === 'ERR_MODULE_NOT_FOUND' ? 'the packages are not installed' : error.message);
  console.error(`to mend: ${mend}`);
  process.exit(1);
}
if (process.argv.includes('--check')) {
  const found = await differences(files);
  if (found.length > 0) {
    found.forEach(line => console.error(`web/dist/graphiql/${line}`));
    console.error(`to mend: ${mend}`);
    process.exit(1);
  }
} else {
  await write(files);
}
