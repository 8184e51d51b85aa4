/** The search over the content in the present language. */
import { search, type Hit } from './search.ts';
import { useContent } from '../program/use-content.ts';

/** The hits of the search for a query, in the present language; null when the query is empty. */
export function useSearch(query: string): Hit[] | null {
  return search(useContent(), query);
}
