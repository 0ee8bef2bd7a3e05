import type { CaseResult } from '../../quality/check-case.js'
import type { CheckReport } from '../../quality/check-report.js'
import type { Difference } from '../../quality/compare-rows.js'
import { toJson } from '../ndjson.js'
import { findCueChanges } from './cue-changes.js'
import { noticeText } from './difference-text.js'
import { countAgreeing } from './totals.js'

/**
 * The whole report as one JSON object: `cases` with their `differences` (before, after, and for a stance `why`: the words that
 * changed), `stances` (counts `[accepted][now]`), `agreement`, `falls`, `notRun`.
 */
export function renderJsonReport(report: CheckReport): string {
  const { cases, notRun, stances, falls } = report
  return `${toJson({ cases: cases.map(caseRecord), notRun, stances, agreement: agreementRecord(report), falls })}\n`
}

/** How far kanfa and the labels agree; `accepted` is the agreement of what was accepted. */
function agreementRecord({ agreement, acceptedAgreement }: CheckReport) {
  if (!agreement) return undefined
  const { comments, lenientAccuracy, accuracy, macroF1, kappa, classes, confusion } = agreement
  return {
    labels: comments,
    agreement: lenientAccuracy,
    accepted: acceptedAgreement,
    accuracy,
    macroF1,
    kappa,
    classes,
    confusion,
  }
}

function caseRecord({ judged, notices, differences, ...rest }: CaseResult) {
  return {
    ...rest,
    differences: differences.map(differenceRecord),
    agreement: judged.length === 0 ? undefined : { labels: judged.length, agreeing: countAgreeing(judged) },
    judged: judged.map(({ n, label, second, stance, accepted }) => ({ n, label, second, stance, accepted })),
    notices: notices.map((notice) => ({ code: notice.code, where: notice.where, message: noticeText(notice) })),
  }
}

function differenceRecord(difference: Difference) {
  if (difference.kind !== 'stance') return difference
  return { ...difference, why: findCueChanges(difference.before, difference.after) }
}
