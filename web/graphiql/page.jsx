// The GraphiQL page: an editor for this server's GraphQL, opened with example queries.

import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';

import 'graphiql/style.css';
import './page.css';
import { examples, examplesPlugin } from './examples.jsx';
import { fetcher } from './server.js';
import { TokenField } from './token-field.jsx';

const newTab = `# A new query. Ctrl-Space suggests what fits here and
# Ctrl-Enter runs it. The docs are at the left.

`;

createRoot(document.getElementById('graphiql')).render(
  <GraphiQL
    fetcher={fetcher}
    defaultQuery={newTab}
    defaultTabs={examples}
    inputValueDeprecation
    plugins={[examplesPlugin]}
  >
    <GraphiQL.Logo>
      <TokenField />
      <span>Rapport</span>
    </GraphiQL.Logo>
  </GraphiQL>,
);
