import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The page and the server are one origin to the browser, so that neither CORS nor `rapport serve --origin` is needed:
// what the page asks at /graphql goes on to the server. The Host of the page goes along (changeOrigin: false), as the
// server refuses sockets to pages of another host. In production, a reverse proxy does the same.
const server = process.env['RAPPORT_URL'] ?? 'http://127.0.0.1:8080';
const proxy = { '/graphql': { target: server, changeOrigin: false, ws: true } };

export default defineConfig({
  plugins: [react()],
  // The licences of what the page is made of, in dist/.vite/license.md.
  build: { license: true },
  server: { host: '127.0.0.1', proxy },
  preview: { host: '127.0.0.1', proxy },
});
