/** What App loads when somebody opens the third door. */
export { DocumentHelpScreen } from './DocumentHelp.tsx';
export { DocumentsScreen } from './Documents.tsx';
export { PageEditorScreen } from './PageEditor.tsx';
export { DocumentSavedScreen, DocumentSaveScreen } from './Save.tsx';
