/** mupdf, silent: what it mumbles about other people's files belongs in no terminal and no log. */
import './mupdf-settings.ts';

export * from 'mupdf';
