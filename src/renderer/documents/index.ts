/** What App loads when somebody begins to prepare a document, or before, while nothing else is to be done. */
export { DocumentHelpScreen } from './DocumentHelp.tsx';
export { DocumentsScreen } from './Documents.tsx';
export { PageEditorScreen } from './PageEditor.tsx';
export { DocumentSavedScreen } from './Saved.tsx';
export { DocumentSaveScreen } from './Save.tsx';
