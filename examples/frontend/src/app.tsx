// The frame of every page: who is asking, what is happening, and which page it is.
import { useState } from 'react';
import { Link, Route, Switch } from 'wouter';

import { Feed, Standing } from './feed';
import { Connection } from './live';
import { PartyPage } from './party';
import { PeoplePage } from './people';
import { TokenForm } from './token';

/** In this tab, and gone with it: never in localStorage, in a cookie or in an address. */
const place = 'rapport.token';

export function App() {
  const [token, setToken] = useState(() => sessionStorage.getItem(place));
  function take(next: string | null) {
    if (next === null) {
      sessionStorage.removeItem(place);
    } else {
      sessionStorage.setItem(place, next);
    }
    setToken(next);
  }
  return (
    // With another token everything begins anew: nothing stays on the page that its bearer may not see.
    <Connection key={token} token={token}>
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="bar">
        <Link href="/" className="brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          Rapport
        </Link>
        <Standing />
        <TokenForm token={token} take={take} />
      </header>
      <div className="columns">
        <main id="content" tabIndex={-1}>
          <Switch>
            <Route path="/" component={PeoplePage} />
            <Route path="/party/:id">{({ id }) => <PartyPage key={id} id={id} />}</Route>
            <Route>
              <h1>There is no such page</h1>
              <p>
                <Link href="/">To the people</Link>
              </p>
            </Route>
          </Switch>
        </main>
        <Feed />
      </div>
    </Connection>
  );
}
