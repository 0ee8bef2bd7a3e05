import type { CaseResult } from '../../quality/check-case.js'
import type { CheckReport } from '../../quality/check-report.js'
import type { Difference } from '../../quality/compare-rows.js'
import { toJson } from '../ndjson.js'
import { findCueChanges } from './cue-changes.js'
import { noticeText } from './difference-text.js'
import { countAgreeing } from './totals.js'

/**
 * The whole report as one JSON object: `cases` with their `differences` (before, after, and for a stance `why`: the cues that
 * changed), `stances` (counts `[accepted][now]`), `agreement`, `falls`, `notRun`.
 */
export function renderJsonReport({ cases, notRun, stances, agreement, acceptedAgreement, falls }: CheckReport): string {
  return `${toJson({ cases: cases.map(caseRecord), notRun, stances, agreement: agreement && { ...agreement, accepted: acceptedAgreement }, falls })}\n`
}

function caseRecord({ judged, notices, differences, ...rest }: CaseResult) {
  return {
    ...rest,
    differences: differences.map(differenceRecord),
    agreement: judged.length === 0 ? undefined : { labels: judged.length, agreeing: countAgreeing(judged) },
    judged,
    notices: notices.map((notice) => ({ code: notice.code, where: notice.where, message: noticeText(notice) })),
  }
}

function differenceRecord(difference: Difference) {
  if (difference.kind !== 'stance') return difference
  return { ...difference, why: findCueChanges(difference.before, difference.after) }
}
