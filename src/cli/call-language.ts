import { findUpward } from '../io/find-upward.js'
import { readBytesOf } from '../io/lines.js'
import { CONFIG_FILE } from './config.js'
import { LANGUAGES, type Language, languageOf, type Terminal, workingFolder } from './terminal.js'

/**
 * The language of a call before its arguments are understood, for help and for what is wrong with them: `--lang`, else the config's,
 * else the environment's. What is wrong with the config itself is said later.
 */
export async function callLanguage(argv: readonly string[], terminal: Terminal): Promise<Language> {
  return told(optionIn('--lang', argv)) ?? told(await configured(argv, terminal)) ?? languageOf(terminal)
}

async function configured(argv: readonly string[], terminal: Terminal): Promise<unknown> {
  if (argv.includes('--no-config')) return undefined
  const here = workingFolder(terminal)
  const file = optionIn('--config', argv) ?? (here && findUpward(CONFIG_FILE, here))
  if (file === undefined) return undefined
  try {
    const text = new TextDecoder().decode(await readBytesOf(file)) // without its byte order mark
    return JSON.parse(text)?.lang
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
