import { Suspense, use, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Shell } from './parts/Shell.tsx';
import { ScreenNet } from './parts/ScreenNet.tsx';
import { CheckHelpScreen } from './check/CheckHelp.tsx';
import { CheckScreen } from './check/Check.tsx';
import { GuideScreen } from './guide/GuideScreen.tsx';
import { GuidesScreen } from './guide/Guides.tsx';
import { HelpScreen } from './Help.tsx';
import { HomeScreen } from './Home.tsx';
import { SessionEndScreen, SessionEndedScreen } from './session/SessionEnd.tsx';
import { loadDocuments } from './program/load-documents.ts';
import { loadPractice } from './program/load-practice.ts';
import { TroubleshootScreen } from './troubleshoot/Troubleshoot.tsx';
import { useNavigation, type Screen } from './program/navigation.ts';
import { BesideTheBrowser } from './program/BesideTheBrowser.tsx';
import { usePreferences } from './session/preferences.ts';

/** The page: the screen that the person is on, in their language and their text size. */
export function App() {
  const { t } = useTranslation();
  const screen = useNavigation((state) => state.screen);
  const { textSize, language } = usePreferences();
  useEffect(() => {
    document.documentElement.style.setProperty('--text-scale', String(textSize / 100));
  }, [textSize]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <Shell>
      <BesideTheBrowser />
      <Suspense
        fallback={
          <main className="page">
            {/* It has the focus: on the document, a screen reader would read the whole window. */}
            <h1 tabIndex={-1} ref={(heading) => heading?.focus()}>
              {t('app.loading')}
            </h1>
          </main>
        }
      >
        <ScreenNet key={keyOf(screen)}>{show(screen)}</ScreenNet>
      </Suspense>
    </Shell>
  );
}

/** A failure is forgotten with the screen on which it happened; a step or a word searched for is not another screen. */
const keyOf = (screen: Screen): string => (screen.name === 'guide' ? `guide ${screen.guide}` : screen.name);

type DocumentScreen = Extract<Screen, { name: `document${string}` }>;

function DocumentsPart({ screen }: { screen: DocumentScreen }) {
  const { DocumentsScreen, PageEditorScreen, DocumentSaveScreen, DocumentSavedScreen, DocumentHelpScreen } =
    use(loadDocuments());
  switch (screen.name) {
    case 'documents':
      return <DocumentsScreen />;
    case 'document-page':
      return <PageEditorScreen key={screen.page} page={screen.page} />;
    case 'document-save':
      return <DocumentSaveScreen key={screen.document} document={screen.document} />;
    case 'document-saved':
      return <DocumentSavedScreen saved={screen.saved} />;
    case 'document-help':
      return <DocumentHelpScreen />;
  }
}

type PracticeScreen = Extract<Screen, { name: 'practice' | `exercise${string}` }>;

function PracticePart({ screen }: { screen: PracticeScreen }) {
  const { ChooseExerciseScreen, ExerciseScreen, ExerciseEndScreen } = use(loadPractice());
  switch (screen.name) {
    case 'practice':
      return <ChooseExerciseScreen />;
    case 'exercise':
      return <ExerciseScreen />;
    case 'exercise-end':
      return <ExerciseEndScreen />;
  }
}

function show(screen: Screen) {
  switch (screen.name) {
    case 'home':
      return <HomeScreen />;
    case 'check':
      return <CheckScreen />;
    case 'help':
      return <HelpScreen />;
    case 'check-help':
      return <CheckHelpScreen about={screen.about} />;
    case 'troubleshoot':
      return <TroubleshootScreen />;
    case 'practice':
    case 'exercise':
    case 'exercise-end':
      return <PracticePart screen={screen} />;
    case 'guides':
      return <GuidesScreen query={screen.query} />;
    case 'guide':
      return (
        <GuideScreen key={screen.guide} guide={screen.guide} step={screen.step} confirmed={screen.confirmed ?? null} />
      );
    case 'documents':
    case 'document-page':
    case 'document-save':
    case 'document-saved':
    case 'document-help':
      return <DocumentsPart screen={screen} />;
    case 'session-end':
      return <SessionEndScreen failed={screen.failed ?? false} />;
    case 'session-ended':
      return <SessionEndedScreen />;
  }
}
