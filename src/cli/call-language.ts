import { readFileSync } from 'node:fs'
import { findUpward } from '../io/find-upward.js'
import { CONFIG_FILE } from './config.js'
import { LANGUAGES, type Language, languageOf, type Terminal, workingFolder } from './terminal.js'

/**
 * The language of a call before its arguments are understood, for help and for what is wrong with them: `--lang`, else the config's,
 * else the environment's. What is wrong with the config itself is said later.
 */
export function callLanguage(argv: readonly string[], terminal: Terminal): Language {
  return told(optionIn('--lang', argv)) ?? told(configured(argv, terminal)) ?? languageOf(terminal)
}

function configured(argv: readonly string[], terminal: Terminal): unknown {
  if (argv.includes('--no-config')) return undefined
  const here = workingFolder(terminal)
  const file = optionIn('--config', argv) ?? (here && findUpward(CONFIG_FILE, here))
  if (file === undefined) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, ''))?.lang
  } catch {
    return undefined
  }
}

/** The value an option has last, as `--option value` or `--option=value`. */
function optionIn(option: string, argv: readonly string[]): string | undefined {
  const end = argv.indexOf('--')
  const options = end < 0 ? argv : argv.slice(0, end)
  return options.reduce<string | undefined>((value, each, i) => {
    if (each === option) return options[i + 1]
    return each.startsWith(`${option}=`) ? each.slice(option.length + 1) : value
  }, undefined)
}

function told(value: unknown): Language | undefined {
  return LANGUAGES.find((language) => language === value)
}
