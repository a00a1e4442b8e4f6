// A page's heading: it names the page, and takes the focus when one comes from another page, so that it is read out.
import { type ReactNode, useEffect, useRef } from 'react';

let pagesSoFar = 0;

export function Heading({ title, children }: { title: string; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    pagesSoFar += 1;
    if (pagesSoFar > 1) {
      heading.current?.focus();
    }
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      <title>{`${title} · Rapport`}</title>
      {title}
      {children}
    </h1>
  );
}
