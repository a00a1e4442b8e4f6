// Reads a Mermaid flowchart with Mermaid and statements of Cypher with Neo4j's own parser, and says in JSON what is in
// them: node check.mjs mermaid FILE, node check.mjs cypher FILE. Ends with 1 and a message where one cannot be read.

import { readFileSync } from "node:fs";

async function mermaid(text) {
  const { JSDOM } = await import("jsdom");
  const { window } = new JSDOM("<!doctype html><body></body>");
  Object.assign(globalThis, { window, document: window.document });
  const { default: mermaid } = await import("mermaid");
  mermaid.initialize({ maxEdges: Infinity, maxTextSize: Infinity });
  await mermaid.parse(text);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  return { vertices: db.getVertices().size, links: db.getEdges().length };
}

async function cypher(text) {
  const { lintCypherQuery, parseStatementsStrs } = await import("@neo4j-cypher/language-support");
  const counts = { constraints: 0, vertices: 0, links: 0 };
  // Each statement is a line; a parser that is given all of them at once takes for ever.
  for (const [number, line] of text.split("\n").entries()) {
    if (line === "" || line.startsWith("//")) continue;
    const wrong = lintCypherQuery(line, {}).diagnostics.filter(({ severity }) => severity === 1);
    if (wrong.length > 0) throw new Error(`line ${number + 1}: ${wrong[0].message}\n${line}`);
    const statements = parseStatementsStrs(line).filter((statement) => statement.trim() !== "");
    if (statements.length !== 1) throw new Error(`line ${number + 1} has ${statements.length} statements\n${line}`);
    if (line.startsWith("CREATE CONSTRAINT ")) counts.constraints += 1;
    else if (line.startsWith("MERGE ")) counts.vertices += 1;
    else if (line.startsWith("MATCH ")) counts.links += 1;
    else throw new Error(`line ${number + 1} is none of ours\n${line}`);
  }
  return counts;
}

const [, , format, file] = process.argv;
try {
  const count = { mermaid, cypher }[format];
  console.log(JSON.stringify(await count(readFileSync(file, "utf8"))));
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
}
