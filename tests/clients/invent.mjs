// Inventing operations: valid by the schema, or nearly so, with arguments from earlier answers.

import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

import { oddDays, oddFloats, oddInstants, oddNumbers, oddTexts } from './known.mjs';

/** How many fields an operation has at most, and how deep it goes. */
const FIELDS = 40;
const DEEPEST = 6;

export class Inventor {
  constructor(schema, chance, known) {
    this.schema = schema;
    this.chance = chance;
    this.known = known;
  }

  /** An operation: `{ query, variables }`. `root` is query, mutation or subscription. */
  operation(root) {
    const { chance, schema } = this;
    this.left = 5 + chance.below(FIELDS);
    this.aliases = 0;
    this.variables = [];
    this.fragments = [];
    const type = { query: schema.getQueryType(), mutation: schema.getMutationType(), subscription: schema.getSubscriptionType() }[root];
    const fields = root === 'query' && chance.often(0.05)
      ? '__schema { types { name fields { name type { name ofType { name } } } } }'
      : this.roots(type, root === 'subscription' ? 1 : 1 + chance.below(3));
    const declared = this.variables.map(({ name, type: of, standard }) => `$${name}: ${of}${standard === undefined ? '' : ` = ${standard}`}`);
    const known = chance.often(0.08) ? ` @asKnownAt(at: ${this.quoted(this.instant())})` : '';
    const head = `${root}${chance.often(0.5) ? ' Made' : ''}${declared.length > 0 ? `(${declared.join(', ')})` : ''}${known}`;
    const query = [`${head} { ${fields} }`, ...this.fragments].join(' ');
    const given = this.variables.filter(({ value }) => value !== undefined).map(({ name, value }) => [name, value]);
    return { query, variables: Object.fromEntries(given) };
  }

  roots(type, count) {
    const fields = Object.values(type.getFields());
    return Array.from({ length: count }, () => this.field(this.chance.of(fields), 1)).join(' ');
  }

  field(field, depth) {
    const { chance } = this;
    this.left -= 1;
    this.aliases += 1;
    const given = field.args
      .filter(argument => isRequiredArgument(argument) || chance.often(/^(first|last)$/.test(argument.name) ? 0.4 : 0.2))
      // Both sides at once are refused, which one learns nothing from.
      .filter((argument, _, all) => argument.name !== 'last' || !all.some(({ name }) => name === 'first') || chance.often(0.05))
      .map(argument => `${argument.name}: ${this.argument(argument, field)}`);
    const directive = chance.often(0.03) ? ` @${chance.of(['skip', 'include'])}(if: ${chance.of(['true', 'false'])})` : '';
    const selection = isLeafType(getNamedType(field.type)) ? '' : ` { ${this.selection(getNamedType(field.type), depth + 1)} }`;
    return `x${this.aliases}_${field.name}: ${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${directive}${selection}`;
  }

  /** What is asked of a value. Identities, keys and cursors are asked for often: they are what the next one is made of. */
  selection(type, depth) {
    const { chance, schema } = this;
    if (isAbstractType(type)) {
      const some = chance.some(schema.getPossibleTypes(type), 0.25).map(of => this.spread(of, depth));
      const common = 'getFields' in type ? this.selected(type, depth) : '';
      return `__typename ${common} ${some.join(' ')}`;
    }
    return this.selected(type, depth);
  }

  spread(type, depth) {
    const inner = this.selected(type, depth);
    if (this.chance.often(0.2)) {
      const name = `F${this.fragments.length}_${this.aliases}`;
      this.fragments.push(`fragment ${name} on ${type.name} { ${inner} }`);
      return `...${name}`;
    }
    return `... on ${type.name} { ${inner} }`;
  }

  selected(type, depth) {
    const { chance } = this;
    const fields = Object.values(type.getFields()).filter(field => !field.deprecationReason);
    const leaves = fields.filter(field => isLeafType(getNamedType(field.type)));
    const branches = fields.filter(field => !isLeafType(getNamedType(field.type)));
    const chosen = leaves.filter(({ name }) => /^(id|key|cursor|revision)$/.test(name) ? chance.often(0.7) : chance.often(0.15));
    if (depth < DEEPEST) {
      const way = branches.filter(({ name }) => /^(edges|nodes|node|pageInfo)$/.test(name) ? chance.often(0.6) : chance.often(Math.min(0.3, 3 / branches.length)));
      chosen.push(...way.slice(0, Math.max(0, this.left)));
    }
    const text = chosen.map(field => this.field(field, depth)).join(' ');
    return text === '' ? '__typename' : text;
  }

  /** The text of an argument: written there, or a variable. */
  argument(argument, field) {
    const { chance } = this;
    const value = this.value(argument.type, argument.name, field.name, 0);
    if (!chance.often(0.4)) {
      return this.written(value, argument.type);
    }
    const name = `v${this.variables.length}`;
    const standard = chance.often(0.05) ? this.written(value, argument.type) : undefined;
    this.variables.push({ name, type: String(argument.type), value: standard === undefined ? value : undefined, standard });
    return `$${name}`;
  }

  /** A value of a type, as JSON has it. */
  value(type, name, of, depth) {
    const { chance } = this;
    if (!isNonNullType(type) && chance.often(0.04)) {
      return null;
    }
    const named = getNullableType(type);
    if (isListType(named)) {
      const length = chance.often(0.02) ? chance.of([201, 1_000]) : chance.below(4);
      return Array.from({ length }, () => this.value(named.ofType, name, of, depth + 1));
    }
    if (isEnumType(named)) {
      return chance.of(named.getValues()).name;
    }
    if (isInputObjectType(named)) {
      const fields = Object.values(named.getFields());
      const part = Math.min(0.5, (depth > 3 ? 0.5 : 2.5) / fields.length);
      const deep = chance.often(0.005) ? fields.find(({ name: inner }) => inner === 'not') : undefined;
      if (deep !== undefined) {
        return Array.from({ length: chance.of([10, 60, 300]) }).reduce(inner => ({ not: inner }), {});
      }
      return Object.fromEntries(fields
        .filter(field => isRequiredInputField(field) || (depth < 6 && chance.often(part)))
        .map(field => [field.name, this.value(field.type, field.name, of, depth + 1)]));
    }
    return this.scalar(named.name, name, of, depth);
  }

  scalar(type, name, of) {
    const { chance, known } = this;
    const from = (sort, odd, part = 0.8) => {
      const list = known.all(sort);
      return list.length > 0 && chance.often(part) ? chance.of(list) : chance.of(odd);
    };
    switch (type) {
      case 'Boolean':
        return chance.often(0.5);
      case 'Int':
        return /revision|since/i.test(name) ? from('revision', oddNumbers) : chance.often(0.7) ? chance.below(6) : chance.of(oddNumbers);
      case 'Float':
        return chance.of(oddFloats);
      case 'ID':
        return name === 'key' ? from('key', oddTexts) : from('id', oddTexts, 0.9);
      case 'Date':
      case 'EdtfDate':
        return from('day', oddDays, 0.5);
      case 'DateTime':
        return this.instant();
      case 'JSON':
        return this.line();
      default:
        if (/^(after|before)$/.test(name)) {
          return from('cursor', oddTexts, 0.9);
        }
        return name === 'key' ? from('key', oddTexts, 0.9) : from('word', oddTexts, of === 'search' ? 0.7 : 0.4);
    }
  }

  instant() {
    const list = this.known.all('instant');
    return list.length > 0 && this.chance.often(0.6) ? this.chance.of(list) : this.chance.of(oddInstants);
  }

  /** Something like a line of a record file. */
  line() {
    const { chance, known } = this;
    const any = () => chance.of([null, true, 1, -1.5, chance.of(oddTexts), chance.of(known.all('id')) ?? '', chance.of(known.all('key')) ?? '', chance.of(oddDays), [], {}, [{}], ['hub'], { name: 'x' }]);
    const kinds = ['country', 'city', 'organization', 'embassy', 'position', 'person', 'topic', 'program', 'source', 'event', 'commitment', 'relationship', 'nothing', '', 1];
    const fields = ['name', 'title', 'from', 'until', 'country', 'institution', 'participants', 'tenures', 'topics', 'sources', 'otherNames', 'identifiers', 'note', 'kind', 'status', 'subject', 'object', 'by', 'to', 'event', 'partOf', 'visibility', 'text', 'parent', 'strange'];
    if (chance.often(0.05)) {
      return any();
    }
    return { type: chance.of(kinds), key: chance.often(0.5) ? chance.of(known.all('key')) ?? 'x' : `made-${chance.below(50)}`, ...Object.fromEntries(chance.some(fields, 0.2).map(name => [name, any()])) };
  }

  quoted(text) {
    return JSON.stringify(text).replace(/[\u007f-\uffff]/g, letter => (this.chance.often(0.3) ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : letter));
  }

  /** A value as a document has it. */
  written(value, type) {
    if (value === null || typeof value === 'boolean') {
      return String(value);
    }
    if (typeof value === 'number') {
      return Object.is(value, -0) ? '-0.0' : String(value);
    }
    const named = type === undefined ? undefined : getNullableType(type);
    if (typeof value === 'string') {
      return named !== undefined && isEnumType(named) ? value : this.quoted(value);
    }
    if (Array.isArray(value)) {
      return `[${value.map(one => this.written(one, isListType(named) ? named.ofType : undefined)).join(', ')}]`;
    }
    const fields = named !== undefined && isInputObjectType(named) ? named.getFields() : {};
    return `{${Object.entries(value).map(([name, inner]) => `${/^[_A-Za-z]\w*$/.test(name) ? name : 'x'}: ${this.written(inner, fields[name]?.type)}`).join(', ')}}`;
  }

  /** The same operation with something wrong with it. */
  spoiled({ query, variables }) {
    const { chance } = this;
    const words = query.match(/\w+|[^\s\w]|\s+/g) ?? [];
    const at = chance.below(Math.max(1, words.length));
    switch (chance.below(10)) {
      case 0:
        return { query: [...words.slice(0, at), ...words.slice(at + 1)].join(''), variables };
      case 1:
        return { query: [...words.slice(0, at), words[at], words[at], ...words.slice(at + 1)].join(''), variables };
      case 2:
        return { query: [...words.slice(0, at), chance.of(['{', '}', '(', ')', '$', '@', '...', '!', ':', '"', '"""', '\u0000', '0x1', 'on', 'null', '#', '🏊']), ...words.slice(at)].join(''), variables };
      case 3:
        return { query: query.slice(0, chance.below(query.length)), variables };
      case 4:
        return { query, variables: Object.fromEntries(Object.entries(variables).map(([name]) => [name, chance.of([null, 1, 'x', [], {}, [null], true, 1e300])])) };
      case 5:
        return { query, variables: {} };
      case 6:
        return { query: query.replace(/\w+_\w+: /g, ''), variables };
      case 7:
        return { query: `${query} fragment Round on Query { ...Round } `.replace('{', '{ ...Round '), variables };
      case 8:
        return { query: query.replace(/[{(]/, found => found.repeat(chance.of([2, 100, 5_000]))), variables };
      default:
        return { query: query.replace(/\b(id|key|name|edges|node)\b/, chance.of(['__type', '__typename', '__schema { types { name } }', 'ID', '_'])), variables };
    }
  }
}
