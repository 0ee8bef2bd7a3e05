import type { CommanderError } from 'commander'
import { KanfaError } from '../errors.js'
import { nearestName } from '../output/nearest-name.js'

/** Choices as commander and the options' own parsers list them. */
const CHOICES = /(?:Allowed choices are|"(?<wrong>[^"]*)" is none of) (?<list>.*)\.$/s

/** What commander found wrong with the command line, as an error of kanfa's, so that it is said like all others and in the user's language. */
export function usageError({ code, message }: CommanderError): KanfaError {
  const text = message.replace(/^error: /, '')
  const [, what = '', value = ''] = /'([^']*)'(?:.*? '([^']*)')?/s.exec(text) ?? []
  if (code === 'commander.unknownOption') {
    const [, nearest] = /Did you mean (?:one of )?([^?]*)\?/.exec(text) ?? []
    return new KanfaError('unknown-option', { option: what, nearest })
  }
  if (code === 'commander.optionMissingArgument') return new KanfaError('no-value', { option: what })
  if (code === 'commander.missingArgument') return new KanfaError('no-argument', { argument: what })
  const choices = code === 'commander.invalidArgument' ? CHOICES.exec(text)?.groups : undefined
  if (!choices) return new KanfaError('usage', { detail: text })
  // an option is named before its value, an argument after it
  const [name, typed] = text.startsWith('option') ? [what, choices.wrong ?? value] : [value, what]
  const nearest = nearestName(typed, choices.list!.split(', '))
  return new KanfaError('bad-choice', { name, value: typed, nearest, choices: choices.list! })
}
