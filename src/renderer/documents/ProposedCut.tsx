import type { DocumentPage } from '../../shared/documents.ts';
import { turnCorners, turnedSize } from './turned-corners.ts';

/** The edge of the sheet where a cut is proposed, drawn over the whole picture, what would go darkened. */
export function ProposedCut({ page }: { page: DocumentPage }) {
  if (!page.offersCrop || page.found === null) return null;
  const { width, height } = turnedSize(page, page.rotation);
  const { tl, tr, br, bl } = turnCorners(page.found.corners, page, page.rotation);
  const edge = [tl, tr, br, bl].map(({ x, y }) => `${x} ${y}`).join('L');
  return (
    <svg className="proposed-cut" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path className="outside" d={`M0 0H${width}V${height}H0ZM${edge}Z`} />
      <path className="halo" d={`M${edge}Z`} />
      <path className="edge" d={`M${edge}Z`} />
    </svg>
  );
}
