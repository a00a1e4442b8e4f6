// Words for what the schema has codes for.

/** `CITY_GOVERNMENT` and `otherNames` as `city government` and `other names`. */
export function word(code: string) {
  return code
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
}

/** What to call a record, whichever kind it is of. */
export function nameOf(node: { id?: string; name?: string; title?: string | null; text?: string }) {
  return node.name ?? node.title ?? node.text ?? node.id ?? '';
}

/** Whether a record has a page here, by its id, such as `person:jung-sook-park`. */
export function isParty(id: string) {
  return /^(person|organization|embassy|city|country):/.test(id);
}

/** Two letters for a name. */
export function initials(name: string) {
  const words = name.split(/\s+/).filter(part => /^\p{Lu}/u.test(part));
  return ((words[0]?.[0] ?? name[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
}
