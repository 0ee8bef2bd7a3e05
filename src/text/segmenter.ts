/** The engines that can cut Chinese into words. */
export const ENGINES = ['nodejieba', 'node-rs'] as const
export type Engine = (typeof ENGINES)[number]

/** A loaded jieba. One a process is enough: the engines' dictionaries are large. */
export interface Segmenter {
  readonly engine: Engine
  /** Words that tile the text: joined they are the text again. Maximum probability over the dictionary, no HMM, so that both engines agree. */
  readonly cut: (text: string) => readonly string[]
}

/** What an engine is loaded with: files of lines `word frequency tag`, and words of the user's own. */
export interface SegmenterData {
  /** jieba's words. */
  readonly dictionary: string
  /** Terms of the bundled lexicons that jieba does not know. */
  readonly lexiconWords: string
  /** A file with at least one line `word number`; nodejieba insists on IDF and stop words though kanfa uses neither. */
  readonly placeholder: string
  /** An HMM of one character, for the same reason. */
  readonly placeholderHmm: string
  readonly read: (path: string) => Uint8Array
  /** Terms of the user's lexicons: the segmenter must know a term for it to match. */
  readonly words: readonly string[]
}
