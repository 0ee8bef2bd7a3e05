/** The part of natural that is used, by subpath: its root import prints to stdout, reads `.env` and takes 0.75 s. */
declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  const BayesClassifier: new () => {
    addDocument(words: readonly string[], label: string): void
    train(): void
    classify(words: readonly string[]): string
  }
  export default BayesClassifier
}
