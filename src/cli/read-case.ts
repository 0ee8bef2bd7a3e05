import { KanfaError } from '../errors.js'
import { type CaseFolder, readIfThere } from '../io/cases.js'
import { decodeSmall } from '../page/decode-small.js'
import type { PageOptions } from '../page/open-page.js'
import { placeIn } from '../page/place-in.js'
import { parseCaseSettings } from '../quality/case-settings.js'
import type { CaseFiles } from '../quality/check-case.js'
import { parseGolden } from '../quality/golden-file.js'
import { LABEL_COLUMNS, parseLabels } from '../quality/label-file.js'

/** A case whose small files are read. */
export interface ReadCase extends CaseFiles {
  /** How its page is read. */
  readonly reading: PageOptions
}

/** Reads the small files of a case. Gives every problem there is, not only the first, so that they can be mended in one go. */
export async function readCase({ name, golden, labels, settings }: CaseFolder): Promise<ReadCase | KanfaError[]> {
  const [accepted, told, stated] = await Promise.all([
    attempt(golden, (text) => parseGolden(text, golden)),
    attempt(labels, (text) => parseLabels(text, labels, LABEL_COLUMNS)),
    attempt(settings, (text) => parseCaseSettings(text, settings)),
  ])
  const problems = [accepted, told, stated].filter((each) => each instanceof KanfaError)
  if (accepted instanceof KanfaError || told instanceof KanfaError || stated instanceof KanfaError) return problems
  return {
    name,
    golden,
    labels,
    accepted,
    told: told ?? [],
    reading: stated?.options ?? {},
    floors: stated?.floors ?? {},
    note: stated?.note,
  }
}

async function attempt<T>(path: string, parse: (text: string) => T): Promise<T | KanfaError | undefined> {
  try {
    const bytes = await readIfThere(path)
    // an empty file has no line that could be wrong: its parser says what is missing
    return bytes && parse(bytes.length === 0 ? '' : decodeSmall(bytes))
  } catch (error) {
    if (error instanceof KanfaError) return placeIn(error, path) as KanfaError
    throw error
  }
}
