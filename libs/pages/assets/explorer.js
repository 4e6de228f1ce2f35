/** Puts GraphiQL where the page wants it. A browser runs this, after the script that brings GraphiQL. */
const editor = document.getElementById('editor');
const { query, variables, beginning, editorWorker, graphqlWorker, jsonWorker } = editor.dataset;
const workers = { graphql: graphqlWorker, json: jsonWorker };

globalThis.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_module, label) => workers[label] ?? editorWorker,
};

globalThis.YogaGraphiQL.renderYogaGraphiQL(editor, {
  endpoint: '/graphql',
  query: query ?? beginning,
  variables,
  defaultEditorToolsVisibility: Boolean(variables),
  title: '',
  logo: '',
  // What somebody has asked stays in this tab and goes with it: not in the browser's storage, nor in the address.
  storage: globalThis.sessionStorage,
  onEditQuery: () => {},
  shouldPersistHeaders: false,
});
