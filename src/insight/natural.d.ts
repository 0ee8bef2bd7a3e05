/** The part of natural that is used, by subpath: its root import prints to stdout, reads `.env` and takes 0.75 s. */
declare module 'natural/lib/natural/tfidf/index.js' {
  export class TfIdf {
    /** Counts by term, taken as they are. */
    addDocument(counts: Record<string, number>): void
    /** Terms of document `d` with their weights, the weightiest first. */
    listTerms(d: number): { term: string; tf: number; idf: number; tfidf: number }[]
  }
}
