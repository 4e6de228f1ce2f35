import { ARROWS, reach } from './scripts/library-arrows.mjs';

const LIBRARIES = Object.keys(ARROWS);
const anyOf = (names) => `(${names.join('|')})`;
const SPEC = String.raw`[.](spec|e2e-spec)[.]tsx?$|/testing/`;

/** One rule for each library: of the others, only those its arrows reach. */
const arrows = LIBRARIES.map((library) => ({
  name: `arrows-of-${library}`,
  comment: `What ${library} may import is told by scripts/library-arrows.mjs.`,
  severity: 'error',
  from: { path: `^libs/${library}/` },
  to: { path: '^libs/', pathNot: `^libs/${anyOf([library, ...reach(library)])}/` },
}));

export default {
  forbidden: [
    ...arrows,
    {
      name: 'known-libraries',
      comment: 'A new library gets its arrows in scripts/library-arrows.mjs first.',
      severity: 'error',
      from: { path: '^libs/', pathNot: `^libs/${anyOf(LIBRARIES)}/` },
      to: {},
    },
    {
      name: 'one-door',
      comment: 'Other libraries are imported as @app/<library>, their index.ts.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index[.]ts$'] },
    },
    {
      name: 'one-door-from-outside',
      comment: 'Outside libs/, too, a library is its index.ts.',
      severity: 'error',
      from: { pathNot: '^libs/' },
      to: { path: '^libs/', pathNot: '^libs/[^/]+/src/index[.]ts$' },
    },
    {
      name: 'libraries-stand-alone',
      comment: 'No library knows who uses it.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|migrations|test|scripts|bench)/' },
    },
    {
      name: 'apps-compose-libraries',
      comment: 'A program is made of libraries, and brings the migrations along by their door.',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^(migrations|test|scripts|bench)/', pathNot: '^migrations/index[.]ts$' },
    },
    {
      name: 'apps-apart',
      comment: 'Programs share the launcher and the list of entities; the rest of what they share is a library.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: {
        path: '^apps/',
        pathNot: ['^apps/$1/', '^apps/server/run-with-node[.]mjs$', '^apps/server/src/entities[.]ts$'],
      },
    },
    {
      name: 'migrations-are-plain-sql',
      comment: 'What was released must run the same for ever, whatever becomes of the code.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(apps|libs|test|scripts|bench)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-database-below-database',
      severity: 'error',
      from: { path: '^libs/(kernel|names)/' },
      to: { path: 'node_modules/(pg|typeorm|fastify|mercurius)/' },
    },
    {
      name: 'names-are-pure',
      comment: 'Folding and transliteration are functions of a text: no Nest, no files, no network.',
      severity: 'error',
      from: { path: '^libs/names/', pathNot: SPEC },
      to: { path: 'node_modules/(@nestjs|rxjs|graphql)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'names-touch-nothing',
      severity: 'error',
      from: { path: '^libs/names/', pathNot: SPEC },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-test-code-in-programs',
      severity: 'error',
      from: { path: '^(apps|libs|migrations)/', pathNot: SPEC },
      to: { path: SPEC },
    },
    {
      name: 'no-development-packages-in-programs',
      severity: 'error',
      from: { path: '^(apps|libs|migrations)/', pathNot: SPEC },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-declared-packages',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'undetermined'] },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '(^|/)dist/' } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|scratch|bench)/' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.json'],
    },
  },
};
