/** Every way a check can be reported. Apart from the reporters themselves, so that reading the command line loads none of them. */
export const REPORTER_NAMES = ['pretty', 'json', 'junit', 'github', 'markdown'] as const
export type ReporterName = (typeof REPORTER_NAMES)[number]
