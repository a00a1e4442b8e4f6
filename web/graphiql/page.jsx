// The GraphiQL page: an editor for this server's GraphQL, opened with example queries.

import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';

import 'graphiql/style.css';
import './page.css';
import { examples, examplesPlugin } from './examples.jsx';

const endpoint = new URL('/graphql', window.location.href);
const subscriptions = new URL('/graphql/ws', window.location.href);
subscriptions.protocol = subscriptions.protocol === 'https:' ? 'wss:' : 'ws:';

// The socket opens when the first subscription runs, not before.
const fetcher = createGraphiQLFetcher({
  url: endpoint.href,
  subscriptionUrl: subscriptions.href,
});

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
    <GraphiQL.Logo>Rapport</GraphiQL.Logo>
  </GraphiQL>,
);
