// What goes wrong, in words, and what can be done about it.
import type { CombinedError } from 'urql';

/** What to call an error, and the server's own sentence about it. */
function explain(error: CombinedError): { title: string; text: string } {
  const status = (error.response as Response | undefined)?.status;
  const code = error.graphQLErrors[0]?.extensions['code'];
  const text = error.graphQLErrors.map(one => one.message).join(' ') || (error.networkError?.message ?? '');
  if (status === 401 || code === 'UNAUTHENTICATED') {
    return { title: 'The server does not take this token', text };
  }
  if (status === 403 || code === 'FORBIDDEN') {
    return { title: 'You may not do this', text };
  }
  // No answer at all, or one of a proxy that gets none.
  if (status === undefined || status === 502 || status === 504 || (error.networkError && status >= 500)) {
    return {
      title: 'The server cannot be reached',
      text: 'The page keeps trying; what it shows meanwhile is of before.',
    };
  }
  if (status === 503 || status === 429 || code === 'UNAVAILABLE') {
    return { title: 'The server has too much to do', text };
  }
  return { title: 'This could not be answered', text };
}

/** An error, told to eyes and ears, with a way to try again. */
export function Problem({ error, again }: { error: CombinedError | undefined; again?: () => void }) {
  if (error === undefined) {
    return null;
  }
  const { title, text } = explain(error);
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{title}.</strong> {text}
      </p>
      {again && (
        <button type="button" onClick={again}>
          Try again
        </button>
      )}
    </div>
  );
}
