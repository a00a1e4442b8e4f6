// Types for src/documents/*.graphql, from the server's schema: `npm run codegen`. They are checked in.
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';
import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: '../../schema.graphql',
  documents: 'src/documents/*.graphql',
  generates: {
    'src/gql/': {
      preset: 'client',
      // Each document's hash goes into the code, and hash and text into persisted-documents.json: see README.md.
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: { mode: 'embedHashInDocument', hashAlgorithm: 'sha256' },
      },
      documentTransforms: [addTypenameSelectionDocumentTransform],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: { Date: 'string', DateTime: 'string', EdtfDate: 'string', JSON: 'unknown' },
      },
    },
  },
};

export default config;
