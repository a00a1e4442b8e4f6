// The example queries: the tabs of a first visit, and a panel at the left that opens any of them again later.

import { UnStyledButton, useEditorContext } from '@graphiql/react';
import { Kind, parse, valueFromASTUntyped } from 'graphql';
import { flushSync } from 'react-dom';

// The files of queries/ as text, in the order of their names; build.mjs makes this module.
import queries from 'queries';

/** Each example as GraphiQL takes a tab: its query and, as JSON text, its variables. */
export const examples = queries.map(query => ({ query, variables: defaultVariables(query) }));

/** The panel that lists the examples. */
export const examplesPlugin = {
  title: 'Examples',
  icon: ExamplesIcon,
  content: ExamplesPanel,
};

// An example's variables have their values as defaults in the query, so that it runs anywhere as it is; here they
// are also shown in the variables editor, where a reader changes them.
function defaultVariables(query) {
  const variables = operationOf(query).variableDefinitions.filter(variable => variable.defaultValue);
  if (variables.length === 0) {
    return undefined;
  }
  const values = variables.map(({ variable, defaultValue }) => [
    variable.name.value,
    valueFromASTUntyped(defaultValue),
  ]);
  return JSON.stringify(Object.fromEntries(values), null, 2);
}

function operationOf(query) {
  return parse(query).definitions.find(definition => definition.kind === Kind.OPERATION_DEFINITION);
}

function explanationOf(query) {
  return query.slice(0, query.indexOf('\n')).replace(/^#\s*/, '');
}

function ExamplesPanel() {
  const { addTab, changeTab, queryEditor, tabs, variableEditor } = useEditorContext({ nonNull: true });

  function open({ query, variables }) {
    const index = tabs.findIndex(tab => tab.query === query);
    if (index >= 0) {
      changeTab(index);
      return;
    }
    // The editors show the new tab only once it is rendered; text set before that would land in the old one.
    flushSync(addTab);
    queryEditor.setValue(query);
    variableEditor.setValue(variables ?? '');
  }

  return (
    <section aria-label="Examples">
      <div className="examples-title">Examples</div>
      <ul className="examples-list">
        {examples.map(example => (
          <li key={example.query}>
            <UnStyledButton onClick={() => open(example)}>
              <strong>{operationOf(example.query).name.value}</strong>
              {explanationOf(example.query)}
            </UnStyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ExamplesIcon() {
  return (
    <svg height="1em" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M4 6h16M4 12h16M4 18h10" strokeLinecap="round" />
    </svg>
  );
}
