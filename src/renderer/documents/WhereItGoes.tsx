import { useTranslation } from 'react-i18next';
import { fileNameOf } from '../../shared/file-name.ts';
import { Icon } from '../parts/Icon.tsx';
import { useProgram } from '../program/program.tsx';

/** Under which name the file will be saved, and where: said before it is done. */
export function WhereItGoes({ title }: { title: string }) {
  const { t } = useTranslation();
  const { about } = useProgram();
  const name = `${fileNameOf(title)}.pdf`;
  const inWindow = about.policy.closed.includes('dialogs') ? 'stick' : 'chosen';
  return (
    <p className="note tone-calm goes">
      <Icon name="save" />
      <span>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <br />
        {t(`documents.goes.${about.door === 'window' ? inWindow : 'browser'}`)}
      </span>
    </p>
  );
}
