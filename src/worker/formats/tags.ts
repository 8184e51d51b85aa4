/** The few things wanted of EXIF; the rest is never looked at. */
import exif from 'exif-reader';

/** What is kept of a picture's EXIF. */
export interface Tags {
  /** Milliseconds since 1970 by the camera's clock, which knows no time zone. */
  readonly takenAt: number | null;
  /** 1 to 8: how the stored picture is turned to stand upright. */
  readonly orientation: number;
}

const NONE: Tags = { takenAt: null, orientation: 1 };

/**
 * When a picture was taken and how it is turned, from its EXIF. Tags that cannot be read count as none: a phone's
 * defect is no reason to refuse its photo.
 */
export function readTags(bytes: Buffer | undefined): Tags {
  if (bytes === undefined) return NONE;
  try {
    const { Photo, Image } = exif(bytes);
    const taken = Photo?.DateTimeOriginal ?? Photo?.DateTimeDigitized ?? Image?.DateTime;
    const time = taken instanceof Date ? taken.getTime() : Number.NaN;
    const turned = Image?.Orientation;
    return {
      takenAt: Number.isFinite(time) ? time : null,
      orientation: typeof turned === 'number' && turned >= 1 && turned <= 8 ? turned : 1,
    };
  } catch {
    return NONE;
  }
}
