// Stands in for the package react-style-singleton, which would put a <style> into the page while a dialog is open,
// to hold the page behind it from scrolling. This page never scrolls, and without that <style> a content security
// policy need not allow inline styles.

export function styleSingleton() {
  return function NoStyle() {
    return null;
  };
}
