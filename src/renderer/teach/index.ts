/** What App loads when somebody wants to teach. */
export { BeamerScreen } from './Beamer.tsx';
export { HandoutScreen } from './Handout.tsx';
export { NotebookScreen } from './Notebook.tsx';
export { TeachScreen } from './Teach.tsx';
