// Where the connections of a schema are: every field that gives a page of a list, and ways to each from the query's
// root, found by introspection.

import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

/** The schema, as the server tells it. */
export async function introspect(server, token) {
  return buildClientSchema(await server.data(getIntrospectionQuery(), { token }));
}

/** Whether a type is a page of a list by Relay's specification. */
function isConnection(type) {
  return isObjectType(type) && type.name.endsWith('Connection') && 'edges' in type.getFields() && 'pageInfo' in type.getFields();
}

/** Every field that gives a connection: of which type, under which name, and what it takes. */
export function connectionFields(schema) {
  return Object.values(schema.getTypeMap())
    .filter(type => isObjectType(type) && !type.name.startsWith('__') && type !== schema.getMutationType())
    .flatMap(type => Object.values(type.getFields())
      .filter(field => isConnection(getNamedType(field.type)))
      .map(field => ({
        on: type,
        field,
        name: `${type.name}.${field.name}`,
        takes: new Set(field.args.map(({ name }) => name)),
        required: field.args.filter(isRequiredArgument).map(({ name }) => name),
      })));
}

/** Every order that a field can be asked for, as arguments: `orderBy: { field: NAME, direction: ASC }`. */
export function ordersOf(field) {
  const type = getNamedType(field.args.find(({ name }) => name === 'orderBy')?.type);
  if (!isInputObjectType(type)) {
    return [];
  }
  const [fields, directions] = ['field', 'direction'].map(name => getNamedType(type.getFields()[name]?.type));
  if (!isEnumType(fields) || !isEnumType(directions)) {
    throw new Error(`${type.name}: expected a field and a direction`);
  }
  return fields.getValues().flatMap(of => directions.getValues().map(way => `orderBy: { field: ${of.name}, direction: ${way.name} }`));
}

/** What tells one value of a type from another: its identity, or all that it says by itself. */
export function telling(type, deep = true) {
  const named = getNamedType(type);
  if (isUnionType(named)) {
    return '__typename ... on Node { id }';
  }
  const fields = named.getFields();
  if ('id' in fields) {
    return '__typename id';
  }
  const parts = Object.values(fields)
    .filter(field => !field.args.some(isRequiredArgument))
    .map(field => {
      const of = getNamedType(field.type);
      if (isLeafType(of)) {
        return field.name;
      }
      return deep && !isConnection(of) ? `${field.name} { ${telling(of, false)} }` : '';
    });
  return ['__typename', ...parts.filter(part => part !== '')].join(' ');
}

/** What is asked of every page of a connection. */
export function page(field) {
  const connection = getNamedType(field.type).getFields();
  const edge = getNamedType(connection.edges.type).getFields();
  const node = telling(edge.node.type);
  const others = Object.values(edge).filter(({ name, type, args }) => isLeafType(getNamedType(type)) && name !== 'cursor' && args.length === 0);
  return [
    `edges { cursor ${others.map(({ name }) => name).join(' ')} node { ${node} } }`,
    'nodes' in connection ? `nodes { ${node} }` : '',
    'pageInfo { hasPreviousPage hasNextPage startCursor endCursor }',
    'totalCount' in connection ? 'totalCount' : '',
  ].join(' ');
}

/**
 * The shortest way from the root to each type: the steps, each a field with its arguments or a fragment on a type.
 * `known` gives the arguments of a field that has required ones, as text, or nothing where it does not know them.
 * Records are no destination: they are reached by their identity.
 */
export function ways(schema, known) {
  const root = schema.getQueryType();
  const records = schema.getPossibleTypes(schema.getType('Node'));
  const found = new Map([[root.name, []]]);
  // From the root, and from any record: `{ record: TYPE }` stands for whichever record is chosen.
  const queue = [root, ...records];
  records.forEach(type => found.set(type.name, [{ record: type.name }]));
  while (queue.length > 0) {
    const type = queue.shift();
    for (const field of Object.values(type.getFields())) {
      const text = argumentsOf(type, field, known);
      const of = getNamedType(field.type);
      if (text === undefined || isLeafType(of)) {
        continue;
      }
      const abstract = isInterfaceType(of) || isUnionType(of);
      for (const concrete of abstract ? schema.getPossibleTypes(of) : [of]) {
        if (!found.has(concrete.name)) {
          const step = { field: field.name, text };
          found.set(concrete.name, [...found.get(type.name), ...(abstract ? [step, { on: concrete.name }] : [step])]);
          queue.push(concrete);
        }
      }
    }
  }
  return found;
}

function argumentsOf(type, field, known) {
  const given = [];
  if (field.args.some(isRequiredArgument)) {
    const text = known(type, field);
    if (text === undefined) {
      return undefined;
    }
    given.push(text);
  }
  if (isConnection(getNamedType(field.type))) {
    given.push('first: 4');
  }
  return given.length === 0 ? '' : `(${given.join(', ')})`;
}

/** A query that goes a way and asks something at its end; `record` is the identity that the way begins with. */
export function along(way, record, asked) {
  let text = asked;
  for (const step of [...way].reverse()) {
    if (step.field !== undefined) {
      text = `${step.field}${step.text} { ${text} }`;
    } else if (step.on !== undefined) {
      text = `... on ${step.on} { ${text} }`;
    } else {
      text = `node(id: ${JSON.stringify(record)}) { ... on ${step.record} { ${text} } }`;
    }
  }
  return `{ ${text} }`;
}

/** Every value at the end of a way in an answer, each with its place: a list of indices. */
export function ends(way, data) {
  let values = [{ value: data, place: [] }];
  for (const step of way) {
    if (step.on !== undefined) {
      continue;
    }
    const name = step.field ?? 'node';
    values = values.flatMap(({ value, place }) => {
      const next = value?.[name];
      if (Array.isArray(next)) {
        return next.map((one, index) => ({ value: one, place: [...place, index] }));
      }
      return [{ value: next, place: [...place, 0] }];
    });
  }
  return values.filter(({ value }) => value !== undefined && value !== null);
}
