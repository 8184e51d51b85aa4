import { Suspense, use, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Shell } from './parts/Shell.tsx';
import { ScreenNet } from './parts/ScreenNet.tsx';
import { HomeScreen } from './Home.tsx';
import {
  loadCheck,
  loadDocuments,
  loadGuide,
  loadHelp,
  loadPractice,
  loadSession,
  loadTeach,
  loadTroubleshoot,
} from './program/load-screens.ts';
import { useProgram } from './program/program.tsx';
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
  const { client } = useProgram();
  useEffect(() => client.send('app.first-screen-drawn', undefined), [client]);
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

type Named<Name extends Screen['name']> = Extract<Screen, { name: Name }>;

function CheckPart({ screen }: { screen: Named<'check' | 'check-help'> }) {
  const { CheckScreen, CheckHelpScreen } = use(loadCheck());
  return screen.name === 'check' ? <CheckScreen /> : <CheckHelpScreen about={screen.about} />;
}

function TroubleshootPart() {
  const { TroubleshootScreen } = use(loadTroubleshoot());
  return <TroubleshootScreen />;
}

function HelpPart() {
  const { HelpScreen } = use(loadHelp());
  return <HelpScreen />;
}

function GuidePart({ screen }: { screen: Named<'guide' | 'guides'> }) {
  const { GuideScreen, GuidesScreen } = use(loadGuide());
  if (screen.name === 'guides') return <GuidesScreen query={screen.query} />;
  const { guide, step, confirmed = null } = screen;
  return <GuideScreen key={guide} guide={guide} step={step} confirmed={confirmed} />;
}

function SessionPart({ screen }: { screen: Named<'session-end' | 'session-ended'> }) {
  const { SessionEndScreen, SessionEndedScreen } = use(loadSession());
  return screen.name === 'session-end' ? <SessionEndScreen failed={screen.failed ?? false} /> : <SessionEndedScreen />;
}

function DocumentsPart({ screen }: { screen: Named<`document${string}` & Screen['name']> }) {
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

type PracticeScreen = Named<'practice' | 'exercise' | 'exercise-end' | 'find-cause' | 'rehearsal'>;

function PracticePart({ screen }: { screen: PracticeScreen }) {
  const { ChooseExerciseScreen, ExerciseScreen, ExerciseEndScreen, FindCauseScreen, RehearsalScreen } =
    use(loadPractice());
  switch (screen.name) {
    case 'practice':
      return <ChooseExerciseScreen />;
    case 'exercise':
      return <ExerciseScreen />;
    case 'exercise-end':
      return <ExerciseEndScreen />;
    case 'find-cause':
      return <FindCauseScreen />;
    case 'rehearsal':
      return <RehearsalScreen way={screen.way} act={screen.act} />;
  }
}

type ScreenForTeaching = Extract<Screen, { name: 'teach' | 'beamer' | 'handout' | 'notebook' }>;

function TeachPart({ screen }: { screen: ScreenForTeaching }) {
  const { TeachScreen, BeamerScreen, HandoutScreen, NotebookScreen } = use(loadTeach());
  switch (screen.name) {
    case 'teach':
      return <TeachScreen />;
    case 'beamer':
      return <BeamerScreen about={screen.about} />;
    case 'handout':
      return <HandoutScreen about={screen.about} />;
    case 'notebook':
      return <NotebookScreen />;
  }
}

function show(screen: Screen) {
  switch (screen.name) {
    case 'home':
      return <HomeScreen />;
    case 'help':
      return <HelpPart />;
    case 'check':
    case 'check-help':
      return <CheckPart screen={screen} />;
    case 'troubleshoot':
      return <TroubleshootPart />;
    case 'practice':
    case 'exercise':
    case 'exercise-end':
    case 'find-cause':
    case 'rehearsal':
      return <PracticePart screen={screen} />;
    case 'teach':
    case 'beamer':
    case 'handout':
    case 'notebook':
      return <TeachPart screen={screen} />;
    case 'guides':
    case 'guide':
      return <GuidePart screen={screen} />;
    case 'documents':
    case 'document-page':
    case 'document-save':
    case 'document-saved':
    case 'document-help':
      return <DocumentsPart screen={screen} />;
    case 'session-end':
    case 'session-ended':
      return <SessionPart screen={screen} />;
  }
}
